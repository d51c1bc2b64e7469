using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HealthNeeds.Dashboard.Tests.Replicas;

/// <summary>Debian's nginx on this machine: an origin, and a balancer before replicas, by the parts of docs/replicas.md.</summary>
internal sealed class NginxServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private readonly Process _process;

    /// <param name="parts">What stands inside <c>http { }</c>.</param>
    public NginxServer(string parts)
    {
        var configuration = Path.Combine(_folder, "nginx.conf");
        File.WriteAllText(configuration, $$"""
            daemon off;
            {{(Environment.UserName == "root" ? "user root;" : string.Empty)}}
            worker_processes 1;
            pid {{_folder}}/nginx.pid;
            error_log {{_folder}}/error.log warn;
            events { worker_connections 256; }
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
        _process = Process.Start(new ProcessStartInfo("nginx", ["-p", _folder, "-e", Path.Combine(_folder, "error.log"), "-c", configuration]) { UseShellExecute = false })!;
    }

    /// <summary>What nginx wrote of what went wrong.</summary>
    public string Errors => File.Exists(Path.Combine(_folder, "error.log")) ? File.ReadAllText(Path.Combine(_folder, "error.log")) : string.Empty;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
