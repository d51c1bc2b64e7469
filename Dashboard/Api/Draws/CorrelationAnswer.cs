using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <param name="Kind">By what focus areas rank; null of an indicator.</param>
/// <param name="Draws">How many were looked into; null of an indicator, or where the release holds none.</param>
/// <param name="Confidence">What an interval bounds.</param>
/// <param name="FewestPairs">Below it nothing is told.</param>
/// <param name="Reason">Why nothing is told at all; null where something is.</param>
/// <param name="LeftOut">Focus areas that do not rank these places, each with the reason.</param>
/// <param name="Items">Of focus areas every two, in their order; of an indicator each other, the strongest first.</param>
internal sealed record CorrelationAnswer(
    ReleaseStamp Release,
    string Level,
    AreaStamp Within,
    string? Kind,
    string? Indicator,
    string? Period,
    int? Draws,
    double Confidence,
    int FewestPairs,
    string? Reason,
    IReadOnlyList<string> LeftOut,
    string Method,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<CorrelationItem> Items)
{
    public static CorrelationAnswer Of(CorrelationView view, ReleaseRequest request) => new(
        request.Stamp,
        view.Query.Level.Id(),
        AreaStamp.Of(view.Within),
        view.Indicator is null ? view.Query.Kind.Id() : null,
        view.Indicator?.Id.Value,
        view.Period?.ToString(),
        view.Draws,
        view.Confidence,
        RankCorrelation.FewestPairs,
        view.Reason,
        view.LeftOut,
        CorrelationWords.Method(view),
        CorrelationWords.Caveats(view),
        FigureLicence.Of(view.Indicator, other: null),
        request.Attribution,
        view.Items);
}

/// <param name="Period">Of the other indicator; null of focus areas.</param>
/// <param name="Rho">Spearman's; null where it is not known.</param>
/// <param name="Pairs">Places with both.</param>
/// <param name="Ends">"worse-with-worse" or "worse-with-better"; null where one has no worse end.</param>
/// <param name="Together">What the two share by the way they are made; null where nothing is known of it.</param>
/// <param name="Reason">Why it is not known; null where it is.</param>
internal sealed record CorrelationItem(string One, string OneName, string Other, string OtherName, string? Domain, string? Period, double? Rho, double? Lower, double? Upper, int Pairs, string? Ends, string? Together, string? Reason, string Licence)
{
    private const int Places = 4;

    public static CorrelationItem Of(FocusArea one, FocusArea other, RankCorrelation found, string? together) =>
        Of(one.Id, one.Name, other.Id, other.Name, found) with { Together = together, Ends = CorrelationWords.Ends(Polarity.HigherIsWorse, Polarity.HigherIsWorse, found.Rho) };

    public static CorrelationItem Of(Indicator one, Indicator other, Period period, RankCorrelation found, string? together) => Of(one.Id.Value, one.Name, other.Id.Value, other.Name, found) with
    {
        Domain = other.Domain,
        Period = period.ToString(),
        Ends = CorrelationWords.Ends(one.Polarity, other.Polarity, found.Rho),
        Together = together,
        Licence = FigureLicence.Of(one, other),
    };

    private static CorrelationItem Of(string one, string oneName, string other, string otherName, RankCorrelation found) => new(
        one, oneName, other, otherName, Domain: null, Period: null, Rounded(found.Rho), Rounded(found.Lower), Rounded(found.Upper), found.Pairs, Ends: null, Together: null, CorrelationWords.Why(found.Reason, found.Pairs), FigureLicence.Figures);

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, Places) : null;

    public static CsvColumn<CorrelationItem>[] Columns(CorrelationView view, string release) =>
    [
        CsvColumn<CorrelationItem>.Text("one", i => i.One),
        CsvColumn<CorrelationItem>.Text("oneName", i => i.OneName),
        CsvColumn<CorrelationItem>.Text("other", i => i.Other),
        CsvColumn<CorrelationItem>.Text("otherName", i => i.OtherName),
        CsvColumn<CorrelationItem>.Text("domain", i => i.Domain),
        CsvColumn<CorrelationItem>.Text("period", i => i.Period),
        CsvColumn<CorrelationItem>.Number("rho", i => i.Rho),
        CsvColumn<CorrelationItem>.Number("lower", i => i.Lower),
        CsvColumn<CorrelationItem>.Number("upper", i => i.Upper),
        CsvColumn<CorrelationItem>.Number("confidence", _ => view.Confidence),
        CsvColumn<CorrelationItem>.Number("pairs", i => i.Pairs),
        CsvColumn<CorrelationItem>.Text("ends", i => i.Ends),
        CsvColumn<CorrelationItem>.Text("together", i => i.Together),
        CsvColumn<CorrelationItem>.Text("reason", i => i.Reason),
        CsvColumn<CorrelationItem>.Text("kind", _ => view.Indicator is null ? view.Query.Kind.Id() : null),
        CsvColumn<CorrelationItem>.Text("level", _ => view.Query.Level.Id()),
        CsvColumn<CorrelationItem>.Text("within", _ => view.Within.Code.Value),
        CsvColumn<CorrelationItem>.Number("draws", _ => view.Draws),
        CsvColumn<CorrelationItem>.Text("release", _ => release),
        CsvColumn<CorrelationItem>.Text("licence", i => i.Licence),
    ];
}
