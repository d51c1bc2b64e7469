using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Power;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <param name="Address">The page that shows the same, fixed to the release.</param>
/// <param name="Settings">What was given and differs from the default, by parameter.</param>
/// <param name="Seed">Of the draws that rankings are made by; choosing itself draws nothing.</param>
/// <param name="Limit">The places of the reader's own that sites are within; null for all.</param>
/// <param name="Measured">Of which years the figures of the need are; of a focus area, and of a condition's, all that it is ranked by.</param>
/// <param name="Reason">Why there are no sites, or fewer than asked for; null where there are as many.</param>
/// <param name="Criteria">How many areas each left, in order.</param>
/// <param name="NotAvailable">Measures of which this release holds no figures, or tenths of England for which it holds too few.</param>
/// <param name="Balanced">True where every figure has a standardised difference, and it is below 0.1 in absolute value.</param>
/// <param name="BalanceReason">Why the controls are not adequate, or cannot be judged: which figures differ by 0.1 or more, and which have no standardised difference; null where there are neither, and where there are no controls.</param>
/// <param name="Power">What a trial in the sites could find; null where 'powerReason' says why not.</param>
/// <param name="Research">Awards under way whose organisation is within 5 km of a site.</param>
/// <param name="Items">Sites, best rated first.</param>
internal sealed record TestBedAnswer(
    ReleaseStamp Release,
    string Address,
    IReadOnlyDictionary<string, string> Settings,
    int Seed,
    string Level,
    AreaStamp Within,
    PlaceLimitItem? Limit,
    string Need,
    string Unit,
    string NeedMethod,
    MeasuredPeriods? Measured,
    string? Reason,
    IReadOnlyList<CriterionItem> Criteria,
    IReadOnlyList<string> NotAvailable,
    bool Balanced,
    string? BalanceReason,
    string? NotMatched,
    IReadOnlyList<BalancedFigure> Balance,
    string? Outcome,
    double? Baseline,
    string? BaselineUnit,
    PowerAnswer? Power,
    string? PowerReason,
    IReadOnlyList<NearAward> Research,
    string? ResearchReason,
    string? ResearchFollowsNeed,
    string Methods,
    string Citation,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<SiteItem> Items);

internal sealed record CriterionItem(string Criterion, int Left);

/// <param name="Period">Of the figures; null for a need that is made of many, of which 'measured' tells.</param>
/// <param name="Difference">Standardised mean difference; null where neither the sites nor the controls have a spread to measure it by.</param>
/// <param name="Met">Whether it is below 0.1 in absolute value; null where there is none.</param>
internal sealed record BalancedFigure(string Id, string Title, string Unit, string? Period, double Sites, double? Controls, double? Difference, bool? Met)
{
    public static BalancedFigure Of(MatchedFigure figure) => new(
        figure.Id, figure.Title, figure.Unit, figure.Period?.ToString(), Math.Round(figure.Balance.Sites, 6), double.IsFinite(figure.Balance.Controls) ? Math.Round(figure.Balance.Controls, 6) : null,
        figure.Balance.Difference is { } d ? Math.Round(d, 6) : null, figure.Balance.IsMet);
}

internal sealed record NearAward(string Register, string Id, string Title, string Organisation, string? End, string Link);

/// <param name="Score">worstTenth × size × completeness × fit.</param>
/// <param name="Value">The need, in its unit.</param>
/// <param name="Measures">Figures of the area by measure; those that are not known are left out.</param>
/// <param name="ControlReason">Why it has fewer controls than asked for; null where it has all.</param>
internal sealed record SiteItem(
    string Code,
    string Name,
    string? PlaceName,
    string? LocalAuthority,
    int? Population,
    double Score,
    double WorstTenth,
    double Size,
    double Completeness,
    double Fit,
    double? Value,
    string? RuralUrban,
    IReadOnlyDictionary<string, double> Measures,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<ControlItem> Controls,
    string? ControlReason)
{
    public static SiteItem Of(TestBedSite site, SiteFigures figures) => new(
        site.Area.Code.Value, site.Area.Name, site.Area.PlaceName, site.Area.LocalAuthorityName, site.Area.Population,
        Math.Round(site.Rating.Score, 6), Math.Round(site.Rating.WorstTenth, 6), Math.Round(site.Rating.Size, 6), Math.Round(site.Rating.Completeness, 6), Math.Round(site.Rating.Fit, 6),
        site.Need.Value is { } value ? Math.Round(value, 6) : null, site.Area.RuralUrban, MeasuresOf(site.Area.Code, figures), site.Reasons,
        [.. site.Controls.Select(c => new ControlItem(c.Area.Code.Value, c.Area.Name, c.Area.PlaceName, c.Area.LocalAuthorityName, c.Area.Population, Math.Round(c.Match.Distance, 6), c.Match.Kilometres is { } km ? Math.Round(km, 3) : null, c.Need?.Value is { } v ? Math.Round(v, 6) : null))],
        site.ControlReason);

    public static IReadOnlyDictionary<string, double> MeasuresOf(Core.Areas.AreaCode code, SiteFigures figures) =>
        figures.Columns.Values.Where(c => c.Values.ContainsKey(code)).ToDictionary(c => c.Measure.Id, c => Math.Round(c.Values[code], 6), StringComparer.Ordinal);
}

/// <param name="Distance">From its site, in standard deviations.</param>
/// <param name="Value">The need, in its unit.</param>
internal sealed record ControlItem(string Code, string Name, string? PlaceName, string? LocalAuthority, int? Population, double Distance, double? Kilometres, double? Value);
