using System.Net;
using System.Text;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Benchmarks;

/// <summary>What politeness, evidence and checks cost on top of a bare HttpClient.</summary>
internal sealed class FetchBenchmark : IBenchmark
{
    private const int Answers = 60;
    private const int MaxConcurrentRequests = 2;
    private const string Publisher = "loopback";
    private static readonly byte[] s_body = Body();

    public string Name => "fetch";

    public string Description =>
        $"{Answers} answers of {s_body.Length / 1_000_000} MB from a publisher on this machine, {MaxConcurrentRequests} at once: first taken (kept, hashed, read through for its kind and encoding), then asked again when nothing has changed (304, kept bytes checked against their hashes); a bare HttpClient that only writes to disk, or only asks, is the reference.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("healthneeds-benchmark-").FullName;
        var publisher = LoopbackPublisher.StartAsync().GetAwaiter().GetResult();
        publisher.Serve(_ => PublisherAnswer.Bytes(s_body, "text/csv").With(etag: "\"1\""));
        using var bare = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = MaxConcurrentRequests });
        using var sessions = Sessions(folder);
        // Once unmeasured, so that no side pays for what is done only once in a process.
        Pull(sessions, publisher, "warm");
        Bare(bare, publisher, Path.Combine(folder, "warm"), null);
        yield return Measurement.Of("HttpClient", "first pull, to disk", () => Bare(bare, publisher, folder, null));
        yield return Measurement.Of("ours", "first pull, kept and checked", () => Pull(sessions, publisher, "measured"));
        yield return Measurement.Of("HttpClient", "nothing new", () => Bare(bare, publisher, folder, "\"1\""));
        yield return Measurement.Of("ours", "nothing new, kept bytes checked", () => Pull(sessions, publisher, "measured"));
        publisher.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private static PublisherSessionFactory Sessions(string folder)
    {
        var options = new DownloadOptions { Publishers = { [Publisher] = new PublisherOptions { MaxConcurrentRequests = MaxConcurrentRequests, MinRequestIntervalMilliseconds = 0 } } };
        return new PublisherSessionFactory(folder, new EvidenceStore(Path.Combine(folder, EvidenceStore.FolderName), TimeProvider.System), options, TimeProvider.System, seed: 1);
    }

    private static string Pull(PublisherSessionFactory sessions, LoopbackPublisher publisher, string source)
    {
        using var session = sessions.Begin(source, Publisher);
        var asked = Targets(publisher).Select(a => session.GetAsync(new PublisherRequest(a.AbsolutePath, a, ResponseKind.Csv), CancellationToken.None));
        Task.WhenAll(asked).GetAwaiter().GetResult();
        session.Complete();
        return $"{session.Tally.Responses} answers, {session.Tally.Revalidated} of them unchanged";
    }

    private static string Bare(HttpClient http, LoopbackPublisher publisher, string folder, string? tag)
    {
        Directory.CreateDirectory(folder);
        var answers = Task.WhenAll(Targets(publisher).Select(a => AskAsync(http, a, folder, tag))).GetAwaiter().GetResult();
        return $"{answers.Length} answers, {answers.Count(a => a == HttpStatusCode.NotModified)} of them unchanged";
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, Uri address, string folder, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var message = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (message.StatusCode != HttpStatusCode.OK)
            return message.StatusCode;
        await using var file = File.Create(Path.Combine(folder, address.AbsolutePath[1..]));
        await message.Content.CopyToAsync(file);
        return message.StatusCode;
    }

    private static IEnumerable<Uri> Targets(LoopbackPublisher publisher) => Enumerable.Range(0, Answers).Select(i => publisher.Address($"/{i}.csv"));

    private static byte[] Body()
    {
        var text = new StringBuilder("code,name,value\n");
        for (var row = 0; text.Length < 2_000_000; row++)
            text.Append($"E0{row:1000000},Locality {row},{row % 977 / 10.0}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
