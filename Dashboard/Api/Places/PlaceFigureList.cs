using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Places;

/// <param name="NotAdded">How many indicators have figures of such places and no counts to add up.</param>
internal sealed record PlaceFigureList(ReleaseStamp Release, string Address, string Focus, int Places, int Population, int NotAdded, IReadOnlyList<string> Caveats, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<PlaceFigureItem> Items)
{
    public static PlaceFigureList Of(ReleaseRequest request, PlaceListView view) => new(
        request.Stamp,
        view.Query.Address,
        view.Query.Focus,
        view.Count,
        view.Population,
        view.NotAdded,
        [PlaceListWords.Method, .. PlaceListWords.Caveats],
        FigureLicence.Figures,
        request.Attribution,
        PlaceFigureItem.Of(view));
}

/// <summary>One number over the whole list.</summary>
/// <param name="Kind">"condition" or "indicator".</param>
/// <param name="Counted">Of a condition, who is counted: "have it" or "not cared for"; of an indicator, its unit.</param>
/// <param name="PeriodEnd">The last day of the period: how old the figures are is counted from it.</param>
/// <param name="England">England's counts added up in the same way; null where it has none, and for conditions.</param>
/// <param name="Against">Where the limits leave England's out: higher or lower; else similar.</param>
/// <param name="Reason">Why the sum, or its rate, is not there.</param>
internal sealed record PlaceFigureItem(
    string Kind,
    string Id,
    string Name,
    string Counted,
    string? Sex,
    string? Period,
    DateOnly? PeriodEnd,
    int Places,
    double? Count,
    double? CountLower,
    double? CountUpper,
    double? Denominator,
    double? Value,
    double? Lower,
    double? Upper,
    string Unit,
    double? England,
    string? Against,
    string? Reason,
    string Licence)
{
    private const int Digits = 6;

    public static IReadOnlyList<PlaceFigureItem> Of(PlaceListView view) => [.. view.Conditions.Concat(view.Indicators).Select(Of)];

    private static PlaceFigureItem Of(PlaceSum sum) => new(
        sum.Kind,
        sum.Id,
        sum.Name,
        sum.What,
        sum.SexId,
        sum.Period?.ToString(),
        sum.Period?.End,
        sum.Places,
        Rounded(sum.Count),
        Rounded(sum.CountLower),
        Rounded(sum.CountUpper),
        Rounded(sum.Denominator),
        Rounded(sum.Value),
        Rounded(sum.ValueLower),
        Rounded(sum.ValueUpper),
        sum.Unit,
        Rounded(sum.England),
        sum.Against,
        sum.Reason,
        sum.Licence ?? FigureLicence.Figures);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Digits) : null;

    public static CsvColumn<PlaceFigureItem>[] Columns(string release) =>
    [
        CsvColumn<PlaceFigureItem>.Text("kind", i => i.Kind),
        CsvColumn<PlaceFigureItem>.Text("id", i => i.Id),
        CsvColumn<PlaceFigureItem>.Text("name", i => i.Name),
        CsvColumn<PlaceFigureItem>.Text("counted", i => i.Counted),
        CsvColumn<PlaceFigureItem>.Text("sex", i => i.Sex),
        CsvColumn<PlaceFigureItem>.Text("period", i => i.Period),
        CsvColumn<PlaceFigureItem>.Day("periodEnd", i => i.PeriodEnd),
        CsvColumn<PlaceFigureItem>.Number("places", i => i.Places),
        CsvColumn<PlaceFigureItem>.Number("count", i => i.Count),
        CsvColumn<PlaceFigureItem>.Number("countLower", i => i.CountLower),
        CsvColumn<PlaceFigureItem>.Number("countUpper", i => i.CountUpper),
        CsvColumn<PlaceFigureItem>.Number("denominator", i => i.Denominator),
        CsvColumn<PlaceFigureItem>.Number("value", i => i.Value),
        CsvColumn<PlaceFigureItem>.Number("lower", i => i.Lower),
        CsvColumn<PlaceFigureItem>.Number("upper", i => i.Upper),
        CsvColumn<PlaceFigureItem>.Text("unit", i => i.Unit),
        CsvColumn<PlaceFigureItem>.Number("england", i => i.England),
        CsvColumn<PlaceFigureItem>.Text("against", i => i.Against),
        CsvColumn<PlaceFigureItem>.Text("reason", i => i.Reason),
        CsvColumn<PlaceFigureItem>.Text("release", _ => release),
        CsvColumn<PlaceFigureItem>.Text("licence", i => i.Licence),
    ];
}
