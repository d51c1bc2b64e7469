using System.Collections.Immutable;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>What becomes of an answer on its way.</summary>
/// <param name="Fails">Whether the source gets no usable answer by it.</param>
/// <param name="Spoil">Given the usual answer, where it is asked for, and how often it was before.</param>
internal sealed record SoakTrouble(string Name, bool Fails, Func<PublisherAnswer, string, int, PublisherAnswer> Spoil)
{
    /// <summary>For longer than a refresh waits: all sources of the publisher leave it alone for so long.</summary>
    public const string ComeLater = "429, come later";

    private static readonly PublisherAnswer Bomb = new PublisherAnswer(200, new byte[32 << 20], "text/csv").Gzipped();

    public static readonly IReadOnlyList<SoakTrouble> All =
    [
        Failing("one 500 after another", (_, _) => PublisherAnswer.Error(500)),
        Failing(ComeLater, (_, _) => PublisherAnswer.Error(429, "2")),
        Failing("404", (_, _) => PublisherAnswer.Error(404)),
        Failing("cut short", (usual, _) => Whole(usual) with { CutAfter = usual.Body.Length / 2 }),
        Failing("announced longer than it is", (usual, _) => Whole(usual) with { DeclaredLength = usual.Body.Length + 100 }),
        Failing("no answer", (_, _) => PublisherAnswer.Reset()),
        Failing("a page with status 200", (_, _) => PublisherAnswer.Html("<!DOCTYPE html><html><head><title>Down</title></head></html>")),
        Failing("nothing", (usual, _) => Whole(usual) with { Body = [] }),
        Failing("gzip bomb", (usual, _) => Bomb),
        Failing("damaged gzip", (usual, _) => Whole(usual) with { Encoding = "gzip", Body = [.. "not packed at all"u8] }),
        Failing("redirects in a circle", (_, path) => PublisherAnswer.Redirect(path)),
        Passing("500 once", (usual, time) => time == 0 ? PublisherAnswer.Error(500) : usual),
        Passing("429 once", (usual, time) => time == 0 ? PublisherAnswer.Error(429, "0") : usual),
        Passing("cut short once, and the rest taken up", (usual, time) => usual.WithRanges() with { CutAfter = time == 0 ? usual.Body.Length / 2 : null }),
        Passing("slow", (usual, _) => usual.Dripping(Math.Max(1, usual.Body.Length / 4), TimeSpan.FromMilliseconds(5))),
    ];

    /// <summary>It costs the wait that it takes to give up: for refreshes that wait a second at most.</summary>
    public static readonly SoakTrouble Stalled = Failing("stalled", (usual, _) => Whole(usual).Held(Math.Max(1, usual.Body.Length / 2), new TaskCompletionSource().Task));

    /// <summary>Sent whatever the asker has already.</summary>
    private static PublisherAnswer Whole(PublisherAnswer usual) => usual.With() with { Headers = ImmutableDictionary<string, string>.Empty };

    private static SoakTrouble Failing(string name, Func<PublisherAnswer, string, PublisherAnswer> spoil) => new(name, true, (usual, path, _) => spoil(usual, path));

    private static SoakTrouble Passing(string name, Func<PublisherAnswer, int, PublisherAnswer> spoil) => new(name, false, (usual, _, time) => spoil(usual, time));
}
