using System.Diagnostics;

namespace HealthNeeds.Fixtures;

/// <summary>Debian's nginx on this machine, in a folder of its own, gone when it is disposed.</summary>
public sealed class NginxServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private Process? _process;

    /// <param name="parts">What stands inside <c>http { }</c>.</param>
    public NginxServer(string parts) => File.WriteAllText(Configuration, $$"""
        daemon off;
        {{(Environment.UserName == "root" ? "user root;" : string.Empty)}}
        worker_processes 1;
        pid {{_folder}}/nginx.pid;
        error_log {{_folder}}/error.log warn;
        events { worker_connections 512; }
        http {
            access_log off;
            client_body_temp_path {{_folder}}/body;
            proxy_temp_path {{_folder}}/proxy;
            fastcgi_temp_path {{_folder}}/fastcgi;
            uwsgi_temp_path {{_folder}}/uwsgi;
            scgi_temp_path {{_folder}}/scgi;
        {{parts}}
        }
        """);

    /// <summary>Its program: where Debian puts it, for it is not on everybody's path.</summary>
    public static string Program => File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";

    /// <summary>How it is told its files.</summary>
    public IReadOnlyList<string> Arguments => ["-p", _folder, "-e", Log, "-c", Configuration];

    /// <summary>What nginx wrote of what went wrong.</summary>
    public string Errors => File.Exists(Log) ? File.ReadAllText(Log) : string.Empty;

    /// <summary>Whether it ended by itself, or was not started.</summary>
    public bool HasEnded => _process is null or { HasExited: true };

    private string Configuration => Path.Combine(_folder, "nginx.conf");

    private string Log => Path.Combine(_folder, "error.log");

    public static NginxServer Started(string parts)
    {
        var server = new NginxServer(parts);
        server.Start();
        return server;
    }

    /// <summary>Returns at once: whoever asks it too early finds nobody listening.</summary>
    public void Start() => _process = Process.Start(new ProcessStartInfo(Program, Arguments) { UseShellExecute = false })!;

    public void Dispose()
    {
        if (!HasEnded)
            _process!.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
