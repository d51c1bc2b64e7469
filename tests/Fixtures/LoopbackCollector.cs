using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Fixtures;

/// <summary>A collector on this machine that takes OTLP over HTTP and keeps what it is sent.</summary>
public sealed class LoopbackCollector : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly ConcurrentQueue<(string Path, string Type, string Body)> taken = new();

    private LoopbackCollector(WebApplication host) => this.host = host;

    /// <summary>"http://127.0.0.1:port".</summary>
    public string Address => host.Urls.First();

    /// <summary>Path, content type and body of everything sent. A body is protobuf, whose texts stand in it as they are.</summary>
    public IReadOnlyList<(string Path, string Type, string Body)> Taken => [.. taken];

    public static async Task<LoopbackCollector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var collector = new LoopbackCollector(builder.Build());
        collector.host.Run(collector.TakeAsync);
        await collector.host.StartAsync();
        return collector;
    }

    /// <summary>Everything that was sent to a path, one after another.</summary>
    public string Texts(string path) => string.Concat(Taken.Where(t => t.Path == path).Select(t => t.Body));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
        taken.Enqueue((context.Request.Path.Value!, context.Request.ContentType ?? string.Empty, await reader.ReadToEndAsync()));
    }
}
