using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Power;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>What may be asked of test-beds, by page and API alike.</summary>
internal static class TestBedParameters
{
    public const int MostSites = 60;
    public const int MostControls = 5;
    private const int MostExcluded = 100;

    /// <summary>ICBs and authorities that a study looks in together.</summary>
    public const int MostPlaces = 6;

    public static readonly ParameterRule
        Need = ParameterRule.Like("need", "What sites should be in need of: 'overall', a focus area, 'condition:' or 'indicator:' and an id.", "overall, a focus area's id, or as in condition:copd or indicator:qof-copd", IsNeed, "indicator:qof-copd") with { Default = FocusArea.Overall },
        Kind = ParameterRules.Kind with { Description = "By what a focus area ranks; not used for conditions and indicators." },
        Worse = ParameterRule.OneOf("worse", "Which end of an indicator is the greater need, where the release does not say.", "high", "high", "low"),
        Level = ParameterRule.OneOf("level", "The size of a site: LSOA (about 1,700 people) or MSOA (about 8,000).", "lsoa21", "lsoa21", "msoa21"),
        Within = ParameterRules.Within with { Description = $"Sites and controls inside this ICB or local authority, or several of them (up to {MostPlaces}, with commas between). The release's region where absent.", Allowed = [$"{ParameterRules.Within.Allowed[0]}; or up to {MostPlaces} codes of ICBs and local authorities with commas between"], Accepts = text => Places(text).All(ParameterRules.Within.Accepts) },
        Also = ParameterRule.Like("also", "Sites and controls inside these ICBs and local authorities too, beside 'within'; answers and addresses have them there.", $"codes of ICBs or local authorities with commas between, {MostPlaces} at most together with 'within'", text => Places(text) is { Count: > 0 } codes && codes.All(c => AreaCode.TryParse(c, out _)), "E54000054") with { MaxLength = 100 },
        Sites = PowerParameters.Whole("sites", "How many sites.", 1, MostSites, "12") with { Default = "12" },
        Exclude = ParameterRule.Like("exclude", "Areas that are neither sites nor controls: codes of LSOAs, MSOAs or authorities.", $"up to {MostExcluded} area codes with commas between", IsCodes, "E08000019") with { MaxLength = 1200 },
        Place = ParameterRule.OneOf("place", "Rural or urban (2021 classification).", "any", "any", "urban", "rural"),
        Complete = PowerParameters.Whole("complete", "Least share of the figures looked at that are known, in per cent.", 0, 100, "90") with { Default = "0" },
        Near = ParameterRule.Like("near", "Only sites near this asset or research organisation.", "an asset's id, listed at /api/v1/assets, or a research organisation's", IsId, "awrc"),
        Kilometres = PowerParameters.Number("km", "How near, in a straight line.", 0.1, 500, "10") with { Default = "10" },
        Nearly = ParameterRule.OneOf("nearly", "Whether areas that narrowly miss a range are listed too, rated lower.", "no", "no", "yes"),
        Controls = PowerParameters.Whole("controls", "Matched controls for each site; 0 for none.", 0, MostControls, "2") with { Default = "2" },
        SameAuthority = ParameterRule.OneOf("sameAuthority", "Whether a control may lie in its site's local authority.", "no", "no", "yes"),
        ControlKilometres = PowerParameters.Number("controlKm", "Farthest that a control may be from its site. No limit where absent.", 0.1, 500, "40"),
        Caliper = PowerParameters.Number("caliper", "Greatest distance of a control, in standard deviations. No limit where absent.", 0.01, 50, "3"),
        Distance = ParameterRule.OneOf("distance", "How unlikeness is measured.", "standardised", "standardised", "mahalanobis"),
        Replacement = ParameterRule.OneOf("replacement", "Whether an area may be the control of several sites.", "no", "no", "yes"),
        MatchNeed = ParameterRule.OneOf("matchNeed", "Whether controls are matched on the need itself too.", "yes", "yes", "no"),
        Outcome = ParameterRule.Like("outcome", "Id of the indicator that a trial would measure; the need's own figure where absent.", "an indicator's id, listed at /api/v1/indicators", IsId, "qof-copd"),
        Change = PowerParameters.Number("change", "Expected improvement of the outcome, in per cent of its baseline.", 0.1, 95, "20") with { Default = "20" },
        People = PowerParameters.Number("people", "People measured in a site (of a stepped wedge, in each period); for rates person-years.", 1, 1_000_000, "100") with { Default = "100" },
        Icc = PowerParameters.Icc with { Default = "0.05" },
        BetweenCv = PowerParameters.BetweenCv with { Default = "0.25" },
        Design = PowerParameters.Design,
        Steps = PowerParameters.Steps,
        Deviation = PowerParameters.Deviation,
        Power = PowerParameters.Power,
        Alpha = PowerParameters.Alpha;

    /// <summary>In the order of an address.</summary>
    public static readonly IReadOnlyList<ParameterRule> All =
    [
        Need, Kind, Worse, Level, Within, Also, .. PlaceLimits.Rules, Sites, Exclude, .. SiteMeasure.All.SelectMany(m => new[] { From(m), To(m) }), Place, Complete, Near, Kilometres, Nearly,
        Controls, SameAuthority, ControlKilometres, Caliper, Distance, Replacement, MatchNeed, Outcome, Design, Change, People, Icc, BetweenCv, Deviation, Steps, Power, Alpha,
    ];

    public static ParameterRule From(SiteMeasure measure) => PowerParameters.Number(measure.FromName, $"{measure.Title}: least, in {measure.Unit}.", 0, 1_000_000, measure.Id == SiteMeasure.Population ? "1500" : "5");

    public static ParameterRule To(SiteMeasure measure) => PowerParameters.Number(measure.ToName, $"{measure.Title}: most, in {measure.Unit}.", 0, 1_000_000, measure.Id == SiteMeasure.Population ? "2500" : "10");

    /// <summary>Codes as people paste them: commas, blanks or lines between.</summary>
    public static IReadOnlyList<string> Codes(string text) => text.Split([',', ' ', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>ICBs and authorities of an address; codes that were joined are taken apart. Empty pieces stay, and are no place.</summary>
    public static IReadOnlyList<string> Places(string text) => [.. text.Split(',', '_').Select(AreaCode.Printed).Distinct(StringComparer.Ordinal)];

    private static bool IsCodes(string text) => Codes(text) is { Count: > 0 and <= MostExcluded } codes && codes.All(c => AreaCode.TryParse(c, out _));

    private static bool IsNeed(string text) => text.Split(':') is var parts && (parts.Length == 1 || (parts is [var kind, _] && kind is "condition" or "indicator")) && IsId(parts[^1]);

    private static bool IsId(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
