using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <param name="Seed">Of every draw of the release.</param>
/// <param name="Draws">How many are given: the first of 'ofDraws'.</param>
/// <param name="OfDraws">How many the published ranks are made of.</param>
/// <param name="Reason">Why there are none; null where there are some.</param>
/// <param name="Unit">Of a draw.</param>
/// <param name="Reading">How draws are used.</param>
/// <param name="Items">In the order of the published ranking, greatest need first.</param>
internal sealed record DrawAnswer(
    ReleaseStamp Release,
    string Focus,
    string Kind,
    string Level,
    AreaStamp Within,
    int? Seed,
    int Draws,
    int? OfDraws,
    int Areas,
    string? Reason,
    string Unit,
    IReadOnlyList<string> Reading,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IEnumerable<DrawItem> Items)
{
    public static DrawAnswer Of(DrawView view, ReleaseRequest request) => new(
        request.Stamp,
        view.Query.Focus,
        view.Query.Kind.Id(),
        view.Query.Level.Id(),
        AreaStamp.Of(view.Within),
        view.Sample is null ? null : view.Seed,
        view.Count,
        view.Sample is null ? null : view.OfDraws,
        view.Places.Count,
        view.Reason,
        "need per resident, against England's average, which is 1",
        view.Sample is null ? [] : DrawWords.Reading(view),
        RankingReading.Caveats,
        FigureLicence.Figures,
        request.Attribution,
        DrawItem.Of(view));
}

/// <param name="Score">The published estimate, a share above England's average; null where a gap is not known.</param>
/// <param name="Rank">As published, of all of the release's draws.</param>
/// <param name="RankInDraws">The same of the draws given here.</param>
/// <param name="WorstTenth">Published chance of the worst tenth of 'within'; null where none is published of it.</param>
/// <param name="WorstTenthInDraws">Share of the draws given here.</param>
/// <param name="Draws">Need of the place in each draw.</param>
internal sealed record DrawItem(string Code, string Name, string? PlaceName, string? LocalAuthority, int? Population, double? Score, RankAnswer Rank, RankAnswer RankInDraws, double? WorstTenth, double WorstTenthInDraws, IReadOnlyList<float> Draws) : IListedArea
{
    public static IEnumerable<DrawItem> Of(DrawView view) => view.Ranks is not { } ranks ? [] : view.Places.Select(p => new DrawItem(
        p.Published.Area.Code.Value,
        p.Published.Area.Name,
        p.Published.Area.PlaceName,
        p.Published.Area.LocalAuthorityName,
        p.Published.Area.Population,
        p.Published.Value,
        RankAnswer.Of(p.Published.Rank),
        RankAnswer.Of(ranks.Interval(p.Index)),
        DrawWords.PublishedWorstTenth(view, p),
        ranks.WorstTenth(p.Index),
        view.Of(p)));

    /// <summary>One row a place and one column a draw: a column is what belongs together, and is ranked as it stands.</summary>
    public static CsvColumn<DrawItem>[] Columns(DrawView view, string release) =>
    [
        .. ListedArea.Columns<DrawItem>(),
        CsvColumn<DrawItem>.Text("focus", _ => view.Query.Focus),
        CsvColumn<DrawItem>.Text("kind", _ => view.Query.Kind.Id()),
        CsvColumn<DrawItem>.Text("level", _ => view.Query.Level.Id()),
        CsvColumn<DrawItem>.Text("within", _ => view.Within.Code.Value),
        CsvColumn<DrawItem>.Number("value", i => i.Score),
        CsvColumn<DrawItem>.Number("rankMedian", i => i.Rank.Median),
        CsvColumn<DrawItem>.Number("rankLower", i => i.Rank.Lower),
        CsvColumn<DrawItem>.Number("rankUpper", i => i.Rank.Upper),
        CsvColumn<DrawItem>.Number("worstTenth", i => i.WorstTenth),
        CsvColumn<DrawItem>.Number("worstTenthInDraws", i => i.WorstTenthInDraws),
        CsvColumn<DrawItem>.Number("seed", _ => view.Seed),
        CsvColumn<DrawItem>.Number("ofDraws", _ => view.OfDraws),
        CsvColumn<DrawItem>.Text("release", _ => release),
        CsvColumn<DrawItem>.Text("licence", _ => FigureLicence.Figures),
        .. Enumerable.Range(0, view.Count).Select(d => CsvColumn<DrawItem>.Number($"draw{d + 1}", i => Exactly(i.Draws[d]))),
    ];

    /// <summary>As few digits as tell it from the numbers beside it, so that no two places are tied by rounding.</summary>
    private static double Exactly(float value) => double.Parse(value.ToString("R"));
}
