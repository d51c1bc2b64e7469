using System.CommandLine;
using System.Globalization;
using HealthNeeds.Core.Releases;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What differs between two kept releases, in words or as JSON.</summary>
internal static class ReleasesDiffCommand
{
    private const string Current = "current";
    private const string Previous = "previous";

    private static readonly Argument<string> From = new("from") { Description = "A release id, 'current' or 'previous'.", DefaultValueFactory = _ => Previous };
    private static readonly Argument<string> To = new("to") { Description = "The same.", DefaultValueFactory = _ => Current };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many series, areas and moves are listed.", DefaultValueFactory = _ => 10 };

    public static Command Build()
    {
        var command = new Command("diff", "What changed from one release to another: data version, sources, figures, areas, and why ranks moved.") { From, To, Limit, GlobalOptions.Json };
        command.Runs(Show);
        return command;
    }

    private static int Show(CommandContext context)
    {
        var (from, to, limit) = (context.Parse.GetValue(From)!, context.Parse.GetValue(To)!, context.Parse.GetValue(Limit));
        if (limit < 0)
            throw new UsageException($"--limit is a number of lines, 0 or more; found {limit}.");
        var releases = ReleasesCommand.Catalogue(context.Paths).List();
        var differences = new ReleaseComparer(Options.Create(new ReleaseOptions { Directory = context.Paths.Releases }));
        try
        {
            var difference = differences.Between(Id(releases, from), Id(releases, to), limit);
            if (context.WantsJson)
                context.Output.WriteLine(ChangeJson.Write(difference));
            else
                DifferenceReport.Write(context.Output, difference, limit);
            return ExitCodes.Ok;
        }
        catch (NoReleaseException missing)
        {
            throw new UsageException(missing.Message);
        }
    }

    /// <summary>"previous" is the release that the current one was compared with when it was made.</summary>
    private static string Id(IReadOnlyList<ListedRelease> releases, string word)
    {
        if (word is not (Current or Previous))
            return word;
        var current = releases.FirstOrDefault(r => r.IsCurrent) ?? throw new UsageException("There is no current release. 'refresh' makes one.");
        return word == Current ? current.Id : current.Previous ?? throw new UsageException($"Release {current.Id} is the first of its line: there is none before it to compare with. 'releases list' shows those that are kept.");
    }
}

/// <summary>A difference between two releases for a person to read.</summary>
internal static class DifferenceReport
{
    public static void Write(TextWriter output, ReleaseDifference d, int limit)
    {
        output.WriteLine($"{d.From.Id} ({d.From.Version}) → {d.To.Id} ({d.To.Version})");
        output.WriteLine(d.Size == ChangeSize.None ? "No change of content." : $"A {d.Size.Id()} change:");
        Lines(output, d.Reasons, r => r, limit);
        Section(output, "Sources", [.. d.Sources.Where(s => s.Change != ChangeKind.Unchanged)], s => $"{s.Source} {s.Change.Id()}: {s.Title}", limit);
        Section(output, "Series added or withdrawn", d.Series, s => Invariant($"{s.Change.Id()}: {s.Name} ({s.Indicator}), {s.Period}, {s.Sex.Id()}, {Some(s.Areas, s.Level)}"), limit);
        Section(output, "Figures revised or corrected", d.Revisions, Revision, limit);
        Section(output, "Descriptions of indicators and sources", d.Catalogue, c => $"{c.Kind} {c.Id}, {c.Field}: {c.From ?? "none"} → {c.To ?? "none"}", limit);
        Section(output, "Areas", d.Areas, a => $"{a.Code} {a.Name} {a.Change.Id()}: {a.Detail}", limit);
        Section(output, "Method", d.Method, m => $"{m.What}: {m.From} → {m.To}", limit);
        if (d.AssetsChanged > 0)
            output.WriteLine(Invariant($"{Environment.NewLine}Assets: {CountWords.Some(d.AssetsChanged, "entry of the catalogue differs", "entries of the catalogue differ")}."));
        Moves(output, d.Moves, limit);
    }

    private static void Moves(TextWriter output, MoveOverview moves, int limit)
    {
        Section(output, "Ranks within England", moves.Counts, c => Invariant($"{c.Focus}, {c.Level.Noun()}: {c.Changed:N0} of {c.Areas:N0} changed ({c.Up:N0} up, {c.Down:N0} down), {c.WithinNoise:N0} moved within noise, {c.NotComparable:N0} do not compare"), int.MaxValue);
        if (moves.Note is { } note)
            output.WriteLine($"{Environment.NewLine}{note}");
        Section(output, "Largest moves beyond noise (rank 1 is the greatest need)", moves.Largest, Move, limit);
    }

    private static string Move(RankMove m) =>
        Invariant($"{m.Focus}: {m.AreaName ?? m.Area.Value} ({m.Level.Noun()}) {m.From!.Median:N0} → {m.To!.Median:N0} of {m.To.Of:N0} ({m.From.Lower:N0}–{m.From.Upper:N0} → {m.To.Lower:N0}–{m.To.Upper:N0}){Why(m)}");

    private static string Why(RankMove move)
    {
        if (move.Parts is not { } parts)
            return string.Empty;
        (string Cause, int Places)[] found = [("new data", parts.NewData), ("revision", parts.Revision), ("method", parts.Method), ("boundary", parts.Boundary), ("noise", parts.Noise)];
        return $": {string.Join(", ", found.Where(f => f.Places != 0).OrderByDescending(f => Math.Abs(f.Places)).Select(f => Invariant($"{f.Cause} {f.Places:+#,0;-#,0}")))}";
    }

    private static string Revision(SeriesRevision r)
    {
        var extent = r is { MedianRelative: { } median, LargestRelative: { } largest } ? Invariant($", median change {100 * median:0.##}%, largest change {100 * largest:0.##}%") : string.Empty;
        return Invariant($"{r.Name} ({r.Indicator}), {r.Period}, {r.Sex.Id()}: {r.Revised:N0} of {Some(r.Areas, r.Level)}{extent}; {r.Appeared:N0} appeared, {r.Disappeared:N0} disappeared{Beside(r)}");
    }

    private static string Beside(SeriesRevision r) =>
        r.Corrected == 0 ? string.Empty : Invariant($"; {r.Corrected:N0} keep their value and differ in {string.Join(", ", r.Fields.Select(f => f.Field))}");

    private static void Section<T>(TextWriter output, string title, IReadOnlyList<T> items, Func<T, string> line, int limit)
    {
        if (items.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"{title}:");
        Lines(output, items, line, limit);
    }

    private static void Lines<T>(TextWriter output, IReadOnlyList<T> items, Func<T, string> line, int limit)
    {
        foreach (var item in items.Take(limit))
            output.WriteLine($"  {line(item)}");
        if (items.Count > limit)
            output.WriteLine(Invariant($"  … and {items.Count - limit:N0} more: --limit shows more."));
    }

    private static string Some(long count, AreaLevel level) =>
        Invariant($"{count:N0} {(count == 1 ? level.Noun() : level is AreaLevel.Ltla21 or AreaLevel.Ltla24 ? "local authorities" : level is AreaLevel.England ? "countries" : $"{level.Noun()}s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
