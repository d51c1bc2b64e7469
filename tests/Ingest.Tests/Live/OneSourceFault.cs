using System.Text;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Tests.Fetching;

namespace HealthNeeds.Ingest.Tests.Live;

/// <summary>Something that happens to a source, and what must come of it.</summary>
/// <param name="Expected">State of the status afterwards, given whether live figures serve; null where it may be any.</param>
internal sealed record OneSourceFault(string Name, Action<LiveBench, int> Arrange, Func<bool, SourceState?> Expected)
{
    public static readonly IReadOnlyList<OneSourceFault> All =
    [
        New("new figures", (bench, round) => bench.Serve(Sound(round), $"\"{round}\""), _ => SourceState.Changed),
        New("new figures, no tag", (bench, round) => bench.Serve(Sound(round)), _ => SourceState.Changed),
        New("the same again", (_, _) => { }, _ => null),
        New("a bad row among good", (bench, round) => bench.Serve(Sound(round) + "W01000001,2018–22,50,,\n"), _ => SourceState.Changed),
        New("a column more", (bench, round) => bench.Serve(LiveBench.Csv(Shift(round), "area,period,value,lower,upper,extra", r => r + "x,")), _ => null),
        Failing("server error", _ => Answer.Error(500)),
        Failing("not found", _ => Answer.Error(404)),
        Failing("too many requests", _ => Answer.Error(429)),
        Failing("error page with status 200", _ => Answer.Html("<!doctype html><html><title>Down</title></html>")),
        Failing("nothing", _ => Answer.Csv(string.Empty)),
        Failing("cut short", round => Answer.Csv(Sound(round)).Truncated(5000)),
        Failing("no answer", _ => Answer.Reset()),
        Failing("redirects in a circle", _ => Answer.Redirect("/figures.csv")),
        Failing("damaged gzip", round => Damaged(Answer.Csv(Sound(round)).Gzipped())),
        Failing("UTF-16", round => Answer.Bytes(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Sound(round))).ToArray(), "text/csv")),
        Failing("too large", _ => Answer.Csv(LiveBench.Csv(header: new string('x', 2 << 20)))),
        Holding("needed column gone", round => LiveBench.Csv(Shift(round), "area,period,figure,lower,upper")),
        Holding("a third of the rows", round => Rows(Sound(round), 280)),
        Holding("other areas", round => LiveBench.Csv(Shift(round), row: r => r.Replace("E010", "E019", StringComparison.Ordinal))),
        Holding("values outside limits", round => LiveBench.Csv(Shift(round), row: r => r.Replace(",,", ",90,99", StringComparison.Ordinal))),
        Holding("every row twice", round => Sound(round) + Sound(round)[(Sound(round).IndexOf('\n') + 1)..]),
        Holding("unreadable periods", round => LiveBench.Csv(Shift(round), row: r => r.Replace("2018–22", "lately", StringComparison.Ordinal))),
        New("the program fails", (bench, round) =>
        {
            bench.Serve(Sound(round));
            bench.Source.OnRead = () => throw new InvalidOperationException("a fault of the program");
        }, Failed),
    ];

    /// <summary>Small enough never to be a leap.</summary>
    private static double Shift(int round) => round * 0.01;

    private static string Sound(int round) => LiveBench.Csv(Shift(round));

    private static OneSourceFault New(string name, Action<LiveBench, int> arrange, Func<bool, SourceState?> expected) => new(name, arrange, expected);

    private static OneSourceFault Failing(string name, Func<int, Answer> answer) => new(name, (bench, round) => bench.Serve(answer(round)), Failed);

    private static OneSourceFault Holding(string name, Func<int, string> csv) => new(name, (bench, round) => bench.Serve(csv(round)), live => live ? SourceState.Held : null);

    private static SourceState? Failed(bool live) => live ? SourceState.Stale : SourceState.Failed;

    private static string Rows(string csv, int rows) => string.Join('\n', csv.Split('\n').Take(rows + 1)) + "\n";

    private static Answer Damaged(Answer packed)
    {
        var body = packed.Body.ToArray();
        body[body.Length / 2] ^= 0xff;
        return packed with { Body = body };
    }
}
