using System.Collections.Immutable;
using HealthNeeds.Ingest.Tests.Fetching;

namespace HealthNeeds.Ingest.Tests.Live.Soak;

/// <summary>What becomes of an answer on its way.</summary>
/// <param name="Fails">Whether the source gets no usable answer by it.</param>
/// <param name="Spoil">Given the usual answer, where it is asked for, and how often it was before.</param>
internal sealed record SoakTrouble(string Name, bool Fails, Func<Answer, string, int, Answer> Spoil)
{
    /// <summary>For longer than a refresh waits: all sources of the publisher leave it alone for so long.</summary>
    public const string ComeLater = "429, come later";

    private static readonly Answer Bomb = new Answer(200, new byte[32 << 20], "text/csv").Gzipped();

    public static readonly IReadOnlyList<SoakTrouble> All =
    [
        Failing("one 500 after another", (_, _) => Answer.Error(500)),
        Failing(ComeLater, (_, _) => Answer.Error(429, "2")),
        Failing("404", (_, _) => Answer.Error(404)),
        Failing("cut short", (usual, _) => Whole(usual) with { CutAfter = usual.Body.Length / 2 }),
        Failing("announced longer than it is", (usual, _) => Whole(usual) with { DeclaredLength = usual.Body.Length + 100 }),
        Failing("no answer", (_, _) => Answer.Reset()),
        Failing("a page with status 200", (_, _) => Answer.Html("<!DOCTYPE html><html><head><title>Down</title></head></html>")),
        Failing("nothing", (usual, _) => Whole(usual) with { Body = [] }),
        Failing("gzip bomb", (usual, _) => Bomb),
        Failing("damaged gzip", (usual, _) => Whole(usual) with { Encoding = "gzip", Body = [.. "not packed at all"u8] }),
        Failing("redirects in a circle", (_, path) => Answer.Redirect(path)),
        Passing("500 once", (usual, time) => time == 0 ? Answer.Error(500) : usual),
        Passing("429 once", (usual, time) => time == 0 ? Answer.Error(429, "0") : usual),
        Passing("cut short once, and the rest taken up", (usual, time) => usual.WithRanges() with { CutAfter = time == 0 ? usual.Body.Length / 2 : null }),
        Passing("slow", (usual, _) => usual.Dripping(Math.Max(1, usual.Body.Length / 4), TimeSpan.FromMilliseconds(5))),
    ];

    /// <summary>It costs the wait that it takes to give up: for refreshes that wait a second at most.</summary>
    public static readonly SoakTrouble Stalled = Failing("stalled", (usual, _) => Whole(usual).Held(Math.Max(1, usual.Body.Length / 2), new TaskCompletionSource().Task));

    /// <summary>Sent whatever the asker has already.</summary>
    private static Answer Whole(Answer usual) => usual.With() with { Headers = ImmutableDictionary<string, string>.Empty };

    private static SoakTrouble Failing(string name, Func<Answer, string, Answer> spoil) => new(name, true, (usual, path, _) => spoil(usual, path));

    private static SoakTrouble Passing(string name, Func<Answer, int, Answer> spoil) => new(name, false, (usual, _, time) => spoil(usual, time));
}
