using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Benchmarks;

/// <summary>The real dashboard in a process of its own, and a client that asks for compressed answers as a browser does.</summary>
internal sealed class DashboardProcess : IDisposable
{
    private readonly string address = $"http://127.0.0.1:{FreePort.Take()}";

    /// <param name="releases">The directory it serves; null for the one that Releases__Directory names.</param>
    /// <param name="settings">Beyond the usual ones.</param>
    /// <exception cref="InvalidOperationException">It was not ready within 30 s.</exception>
    public DashboardProcess(string? releases = null, params (string Name, string Value)[] settings)
    {
        Server = Start(address, releases ?? Releases, settings);
        Client = ClientFrom(IPAddress.Loopback);
        WaitUntilReady(Client, () => Server.HasExited);
    }

    /// <summary>Why it cannot be started; null where it can.</summary>
    public static string? WhyNot => File.Exists(Path.Combine(Releases, "current.json")) ? null : $"{Releases} has no release; make one with ./run or the command 'refresh'";

    public Process Server { get; }

    public HttpClient Client { get; }

    /// <summary>Of all its work since it started.</summary>
    public TimeSpan Cpu
    {
        get
        {
            Server.Refresh();
            return Server.TotalProcessorTime;
        }
    }

    /// <summary>What ./release publishes in place of what is built here, where it is to be measured.</summary>
    private static string? Program => Environment.GetEnvironmentVariable("Dashboard__Program");

    private static string Releases => Path.GetFullPath(Environment.GetEnvironmentVariable("Releases__Directory") ?? Path.Combine(RepositoryRoot.Path, "releases"));

    /// <summary>Copies the current release into a directory, as one that was made there.</summary>
    public static void CopyReleases(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Releases, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Releases, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Waits until it has made its release ready, and does nothing of its own.</summary>
    /// <exception cref="InvalidOperationException">It does not come to rest in two minutes.</exception>
    public void Rest()
    {
        for (var looks = 0; looks < 60; looks++)
        {
            var before = Cpu;
            Task.Delay(TimeSpan.FromSeconds(2)).GetAwaiter().GetResult();
            if (Cpu - before < TimeSpan.FromMilliseconds(100))
                return;
        }

        throw new InvalidOperationException("The site does not come to rest.");
    }

    /// <summary>A client that is at another address of this machine's than others, with a connection of its own.</summary>
    public HttpClient ClientFrom(IPAddress source)
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(source.MapToIPv6(), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        return client;
    }

    /// <summary>The first stylesheet the start page asks for.</summary>
    public string StaticFile()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        using var response = Client.Send(request);
        using var plain = new StreamReader(Plain(response));
        var page = plain.ReadToEnd();
        var at = page.IndexOf(".css", StringComparison.Ordinal);
        var from = page.LastIndexOf('"', at) + 1;
        return "/" + page[from..page.IndexOf('"', at)].TrimStart('/');
    }

    /// <summary>The body of an answer, unpacked.</summary>
    public static Stream Plain(HttpResponseMessage response) => response.Content.Headers.ContentEncoding.SingleOrDefault() switch
    {
        "br" => new BrotliStream(response.Content.ReadAsStream(), CompressionMode.Decompress),
        "gzip" => new GZipStream(response.Content.ReadAsStream(), CompressionMode.Decompress),
        _ => response.Content.ReadAsStream(),
    };

    public void Dispose()
    {
        Client.Dispose();
        Server.Kill();
        Server.WaitForExit();
        Server.Dispose();
    }

    private static Process Start(string address, string releases, (string Name, string Value)[] settings)
    {
        var (file, arguments, folder) = Program is { Length: > 0 } published
            ? (published, Array.Empty<string>(), Path.GetDirectoryName(published)!)
            : ("dotnet", [Path.Combine(RepositoryRoot.Path, "Dashboard/bin/Release/net10.0/HealthNeeds.Dashboard.dll")], Path.Combine(RepositoryRoot.Path, "Dashboard"));
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["Releases__Directory"] = releases;
        start.Environment["Worker__Embedded"] = "false";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var server = Process.Start(start)!;
        server.BeginOutputReadLine();
        return server;
    }

    /// <param name="hasEnded">Whether there is no use in waiting.</param>
    public static void WaitUntilReady(HttpClient client, Func<bool> hasEnded)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                using var response = client.Send(new HttpRequestMessage(HttpMethod.Get, "/health/ready"));
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (!hasEnded())
            {
                // Not listening yet.
            }

            Task.Delay(100).GetAwaiter().GetResult();
        }

        throw new InvalidOperationException($"{client.BaseAddress} was not ready within 30 s.");
    }
}
