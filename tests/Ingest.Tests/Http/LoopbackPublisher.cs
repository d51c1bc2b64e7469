using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>
/// A publisher on this machine that says what a test tells it to, and remembers what it was asked.
/// <code>
/// await using var publisher = await LoopbackPublisher.StartAsync();
/// publisher.Serve("/figures.csv", Answer.Csv("a,b\n1,2\n").With(etag: "\"v1\""));
/// publisher.Serve("/busy", Answer.Error(429, retryAfter: "3"), Answer.Json("{}"));   // one after another; the last for ever
/// publisher.Serve(request =&gt; request.Path == "/paged" ? Answer.Json(Page(request.Query["offset"])) : null);
/// </code>
/// </summary>
internal sealed class LoopbackPublisher : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly ConcurrentDictionary<string, Script> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private Func<HttpRequest, PublisherAnswer?> _otherwise = _ => null;

    private LoopbackPublisher(WebApplication host) => _host = host;

    /// <summary>"http://127.0.0.1:port/".</summary>
    public Uri Root { get; private set; } = null!;

    public IReadOnlyList<SeenRequest> Requests => [.. _seen];

    public static async Task<LoopbackPublisher> StartAsync(Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions>? listen = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, options => listen?.Invoke(options));
        });
        var publisher = new LoopbackPublisher(builder.Build());
        publisher._host.Run(publisher.AnswerAsync);
        await publisher._host.StartAsync();
        publisher.Root = new Uri(publisher._host.Urls.First() + "/");
        return publisher;
    }

    /// <summary>The whole address of a path, with a query where it has one.</summary>
    public Uri Address(string target) => new(Root, target);

    /// <summary>Answers for a path (with or without a query), one after another; the last is given from then on.</summary>
    public void Serve(string target, params PublisherAnswer[] answers) => _scripts[target] = new Script(answers);

    /// <summary>Answers for whatever no path was scripted for; null is 404.</summary>
    public void Serve(Func<HttpRequest, PublisherAnswer?> otherwise) => _otherwise = otherwise;

    public IReadOnlyList<SeenRequest> RequestsTo(string target) =>
        [.. _seen.Where(s => s.Target == target || s.Target.Split('?')[0] == target)];

    public void Forget() => _seen.Clear();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Request.GetEncodedPathAndQuery();
        var path = context.Request.Path.Value!;
        var script = _scripts.GetValueOrDefault(target) ?? _scripts.GetValueOrDefault(path);
        var answer = script?.Next() ?? _otherwise(context.Request) ?? PublisherAnswer.Error(404);
        var reply = PublisherReply.To(context.Request, answer);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _seen.Enqueue(new SeenRequest(context.Request.Method, target, headers, reply.Status));
        await reply.SendAsync(context);
    }

    private sealed class Script(PublisherAnswer[] answers)
    {
        private int _asked = -1;

        public PublisherAnswer Next() => answers[Math.Min(Interlocked.Increment(ref _asked), answers.Length - 1)];
    }
}
