using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.WhatIf;

/// <summary>Where the first places of a scenario stand in it, and where the release has them.</summary>
/// <param name="First">In the scenario's order.</param>
/// <param name="Leaving">Those that the release has among as many first places, and the scenario does not; by their declared order.</param>
/// <param name="IsAll">True where every place that is ranked counts as first.</param>
public sealed record ScenarioMoves(IReadOnlyList<ScenarioMove> First, IReadOnlyList<ScenarioMove> Leaving, bool IsAll)
{
    /// <summary>How many of the first the chart draws at most.</summary>
    public const int MostFirst = WhatIfQuery.UsualFirst;

    /// <summary>How many of those that go out.</summary>
    public const int MostLeaving = 8;

    public int Entering => First.Count(IsNew);

    public IEnumerable<ScenarioMove> Drawn => First.Take(MostFirst).Concat(Leaving.Take(MostLeaving));

    /// <summary>Who is not drawn, though it comes in or goes out; null where everybody is.</summary>
    public string? NotDrawn => (First.Skip(MostFirst).Count(IsNew), Math.Max(0, Leaving.Count - MostLeaving)) switch
    {
        (0, 0) => null,
        (var more, 0) => $"{More(more, "come")} in further down.",
        (0, var more) => $"{More(more, "go")} out.",
        var (come, go) => $"{More(come, "come")} in further down, and {More(go, "go")} out.",
    };

    /// <summary>What the chart shows, as its heading: it names only who is drawn.</summary>
    public string Finding(AreaLevel level)
    {
        var furthest = First.Take(MostFirst).Where(m => Entering == 0 || IsNew(m)).MaxBy(m => Math.Abs((m.Before - m.Now) ?? 0));
        var moved = furthest is { Before: not null } place && place.Before != place.Now ? $"{AreaWords.Full(place.Area)}, from place {place.Words}" : null;
        var drawn = First.Count > MostFirst ? " of those drawn" : null;
        return (Entering, moved) switch
        {
            (0, null) when First.Count == 1 => $"The first {LevelWords.One(level)} stays the same",
            (0, null) => First.All(m => m.Before == m.Now) ? $"{Same(level)}, each in its place" : $"{Same(level)}; each of the first {MostFirst} in its place",
            (0, _) => $"{Same(level)}; furthest{drawn} moves {moved}",
            (_, null) => Comes(level),
            (1, _) => $"{Comes(level)}: {moved}",
            _ => $"{Comes(level)}; furthest up{drawn} comes {moved}",
        };
    }

    /// <summary>The same in a sentence, for those who do not see the chart.</summary>
    public string Sentence(AreaLevel level, string extent) => (Entering, First.Count) switch
    {
        (0, 1) => $"Under these weights the first {LevelWords.One(level)} of {extent} is the same as in the declared ranking.",
        (_, 1) => $"Under these weights the first {LevelWords.One(level)} of {extent} is another than in the declared ranking.",
        (0, var all) when IsAll => $"All {Figures.Count(all)} {LevelWords.Many(level)} of {extent} count as the first: the list shows how these weights order them.",
        (0, var many) => $"Under these weights the first {Figures.Count(many)} of {extent} are the same {LevelWords.Many(level)} as in the declared ranking.",
        (1, var many) => $"Under these weights 1 of the first {Figures.Count(many)} {LevelWords.Many(level)} of {extent} is another than in the declared ranking.",
        var (others, many) => $"Under these weights {Figures.Count(others)} of the first {Figures.Count(many)} {LevelWords.Many(level)} of {extent} are others than in the declared ranking.",
    };

    /// <param name="first">How many count as the first; no more than there are.</param>
    /// <param name="declared">Each area's place in the release's own list.</param>
    /// <returns>Null where nothing is ranked, here or in the release.</returns>
    internal static ScenarioMoves? Of(int first, IReadOnlyList<ScenarioRow> rows, IReadOnlyDictionary<AreaCode, int> declared, IReadOnlyDictionary<AreaCode, Area> areas)
    {
        if (rows.Count == 0 || declared.Count == 0)
            return null;
        var most = Math.Min(first, rows.Count);
        var now = rows.ToDictionary(r => r.Area.Code, r => (int?)r.Position);
        return new ScenarioMoves(
            [.. rows.Take(most).Select(r => new ScenarioMove(r.Area, r.Declared, r.Position, r.Declared <= most ? MoveAcross.Stays : MoveAcross.ComesIn))],
            [
                .. declared.Where(d => d.Value <= most).OrderBy(d => d.Value)
                    .Select(d => new ScenarioMove(areas[d.Key], d.Value, now.GetValueOrDefault(d.Key), MoveAcross.GoesOut))
                    .Where(m => !(m.Now <= most)),
            ],
            most == rows.Count);
    }

    /// <summary>Where nobody comes in: that the first stay the same is no finding where there is nobody else.</summary>
    private string Same(AreaLevel level) => IsAll ? $"All {Figures.Count(First.Count)} {LevelWords.Many(level)} count as the first" : $"The first {Figures.Count(First.Count)} stay the same {LevelWords.Many(level)}";

    private string Comes(AreaLevel level) => (Entering, First.Count) switch
    {
        (_, 1) => $"Another {LevelWords.One(level)} comes first",
        (1, var many) => $"1 {LevelWords.One(level)} comes into the first {Figures.Count(many)}",
        var (others, many) => $"{Figures.Count(others)} {LevelWords.Many(level)} come into the first {Figures.Count(many)}",
    };

    /// <summary>"1 more comes", "2 more go".</summary>
    private static string More(int count, string does) => $"{Figures.Count(count)} more {does}{(count != 1 ? null : does == "go" ? "es" : "s")}";

    private static bool IsNew(ScenarioMove move) => move.Across == MoveAcross.ComesIn;
}

/// <summary>One place's move from the release's own list to the scenario's.</summary>
/// <param name="Before">Its declared place; null where the release ranks it by nothing.</param>
/// <param name="Now">Null where the scenario does not rank it.</param>
/// <param name="Across">Whether it crosses the end of the first places.</param>
public sealed record ScenarioMove(Area Area, int? Before, int? Now, MoveAcross Across)
{
    /// <summary>"41 to 7".</summary>
    public string Words => $"{Place(Before)} to {Place(Now)}";

    private static string Place(int? place) => place is { } at ? Figures.Count(at) : "not ranked";
}

/// <summary>What a move does to the first places.</summary>
public enum MoveAcross
{
    Stays,
    ComesIn,
    GoesOut,
}
