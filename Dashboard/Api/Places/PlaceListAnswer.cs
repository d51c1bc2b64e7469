using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Places;

/// <param name="Address">Of the page that shows the same.</param>
/// <param name="Catchment">What the catchment of a practice or network, or a ward, is made of, or why there is none; null where codes were given.</param>
/// <param name="Notes">Every piece of the list that is not simply one of its places, and what it is.</param>
/// <param name="Population">Residents of all places, Census 2021.</param>
/// <param name="Need">Residents' mean of unmet need, as a share above England's average; null where nothing is ranked.</param>
/// <param name="Draws">The list over the release's draws; null where they are not held, and 'drawsReason' says why.</param>
/// <param name="Tiers">How many places are in each.</param>
/// <param name="Deprivation">Residents by tenth of England's neighbourhoods by deprivation, the most deprived first; empty where it is not known.</param>
/// <param name="Measured">Of which years the figures are that the places are ranked by.</param>
/// <param name="Items">The places, greatest need first.</param>
internal sealed record PlaceListAnswer(
    ReleaseStamp Release,
    string Address,
    string Focus,
    string Level,
    string Finding,
    string? Catchment,
    IReadOnlyList<PlaceNoteItem> Notes,
    int Places,
    int Population,
    double? Need,
    PlaceDraws? Draws,
    string? DrawsReason,
    IReadOnlyDictionary<string, int> Tiers,
    IReadOnlyList<int> Deprivation,
    MeasuredPeriods? Measured,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<PlaceListItem> Items)
{
    public static PlaceListAnswer Of(ReleaseRequest request, PlaceListView view) => new(
        request.Stamp,
        view.Query.Address,
        view.Query.Focus,
        view.Level.Id(),
        PlaceListWords.Finding(view, request.FocusAreas),
        view.Named?.Words,
        [.. view.List.Notes.Select(n => new PlaceNoteItem(n.Found, n.Words, n.IsIn))],
        view.Count,
        view.Population,
        view.Need is { } need ? Math.Round(need, PlaceListItem.Digits) : null,
        PlaceDraws.Of(view),
        view.NoDraws,
        view.Tiers.ToDictionary(t => t.Tier.Id(), t => t.Places),
        view.Deprivation,
        MeasuredPeriods.Of(request.Grounds(view.Query.Focus).Measured),
        [PlaceListWords.Method, .. PlaceListWords.Caveats],
        FigureLicence.Figures,
        request.Attribution,
        PlaceListItem.Of(view));
}

/// <param name="Found">As it was given.</param>
/// <param name="Means">What it is.</param>
/// <param name="IsIn">True where what it stands for is one of the places.</param>
internal sealed record PlaceNoteItem(string Found, string Means, bool IsIn);

/// <summary>A list over draws. Bounds hold 90% of them.</summary>
/// <param name="InWorstTenth">How many of the places are in England's worst tenth.</param>
/// <param name="Need">Unmet need per resident as a share above England's average.</param>
/// <param name="AtLeast">Share of draws in which at least so many are.</param>
internal sealed record PlaceDraws(int Draws, RankAnswer InWorstTenth, NeedBounds Need, IReadOnlyList<PlaceChance> AtLeast)
{
    public static PlaceDraws? Of(PlaceListView view) => view.Draws is not { InTenth: var tenth, AboveMean: var need } draws ? null : new PlaceDraws(
        draws.Draws,
        new RankAnswer(tenth.Median, tenth.Lower, tenth.Upper),
        NeedBounds.Of(need)!,
        [.. PlaceListWords.Chances(view).Select(c => new PlaceChance(c.Places, c.Chance))]);
}

internal sealed record NeedBounds(double Median, double Lower, double Upper)
{
    public static NeedBounds? Of(AmountInterval? amount) => amount is null ? null
        : new NeedBounds(Math.Round(amount.Median, PlaceListItem.Digits), Math.Round(amount.Lower, PlaceListItem.Digits), Math.Round(amount.Upper, PlaceListItem.Digits));
}

internal sealed record PlaceChance(int Places, double Share);

/// <summary>One place of a list, among all of England.</summary>
internal sealed record PlaceListItem(string Code, string Name, string? PlaceName, string? LocalAuthority, int? Population, double Score, RankAnswer Rank, int RankOf, double PWorstTenth, string Tier) : IListedArea
{
    public const int Digits = 6;

    public static IReadOnlyList<PlaceListItem> Of(PlaceListView view) => [.. view.Ranked.Select(Of)];

    private static PlaceListItem Of(RankedArea place) => new(
        place.Area.Code.Value,
        place.Area.Name,
        place.Area.PlaceName,
        place.Area.LocalAuthorityName,
        place.Area.Population,
        Math.Round(place.Ranking.Score, Digits),
        RankAnswer.Of(place.InEngland),
        place.InEngland.Of,
        Math.Round(place.WorstTenth, Digits),
        place.Tier.Id());

    public static CsvColumn<PlaceListItem>[] Columns(PlaceListView view, MeasuredPeriods? measured, string release) =>
    [
        .. ListedArea.Columns<PlaceListItem>(),
        CsvColumn<PlaceListItem>.Number("rankMedian", i => i.Rank.Median),
        CsvColumn<PlaceListItem>.Number("rankLower", i => i.Rank.Lower),
        CsvColumn<PlaceListItem>.Number("rankUpper", i => i.Rank.Upper),
        CsvColumn<PlaceListItem>.Number("rankOf", i => i.RankOf),
        CsvColumn<PlaceListItem>.Number("score", i => i.Score),
        CsvColumn<PlaceListItem>.Number("pWorstTenth", i => i.PWorstTenth),
        CsvColumn<PlaceListItem>.Text("tier", i => i.Tier),
        CsvColumn<PlaceListItem>.Text("focus", _ => view.Query.Focus),
        .. MeasuredPeriods.Columns<PlaceListItem>(measured),
        CsvColumn<PlaceListItem>.Text("release", _ => release),
        CsvColumn<PlaceListItem>.Text("licence", _ => FigureLicence.Figures),
    ];
}
