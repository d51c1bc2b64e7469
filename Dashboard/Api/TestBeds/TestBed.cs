using HealthNeeds.Analytics.Trials;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>The sites of a study with their controls, and what a trial in them could find.</summary>
/// <param name="Steps">How many areas each criterion left.</param>
/// <param name="Reason">Why there are no sites, or fewer than asked for; null where there are as many.</param>
/// <param name="NotMatched">Why there are no controls at all; null where there are some or none are wanted.</param>
/// <param name="Research">Awards under way whose organisation is within <see cref="NearKilometres"/> of a site.</param>
/// <param name="ResearchReason">Why none is listed; null where some are.</param>
internal sealed record TestBed(
    TestBedSettings Settings,
    SiteNeeds Need,
    SiteFigures Figures,
    IReadOnlyList<CriterionStep> Steps,
    IReadOnlyList<TestBedSite> Sites,
    IReadOnlyList<MatchedFigure> Balance,
    TrialOutlook Trial,
    IReadOnlyList<PlacedAward> Research,
    string? ResearchReason,
    string? FollowsNeed,
    string? Reason,
    string? NotMatched)
{
    /// <summary>An award counts as under way at a site where its organisation is this near to it.</summary>
    public const double NearKilometres = 5;

    /// <summary>The focus area for which its places are shown: that of the need, or of its condition; all of them where it is an indicator.</summary>
    public string Focus => Need.Condition?.Focus ?? (Need.Indicator is null ? Settings.Text(TestBedParameters.Need)! : FocusArea.Overall);

    public bool IsBalanced => Balance.Count > 0 && Balance.All(b => b.Balance.IsMet == true);
}

/// <param name="Words">As in "Residents from 1,500 to 2,500".</param>
internal sealed record CriterionStep(string Words, int Left);

/// <param name="Reasons">Why it is on the list, in words.</param>
/// <param name="ControlReason">Why it has fewer controls than asked for; null where it has all.</param>
internal sealed record TestBedSite(Area Area, RatedSite Rating, SiteNeed Need, IReadOnlyList<string> Reasons, IReadOnlyList<TestBedControl> Controls, string? ControlReason);

internal sealed record TestBedControl(Area Area, MatchedControl Match, SiteNeed? Need);

/// <summary>One figure that controls were matched on.</summary>
/// <param name="Period">Null for a need that is made of many figures.</param>
internal sealed record MatchedFigure(string Id, string Title, string Unit, int Decimals, Period? Period, Balance Balance);

/// <summary>A trial in the sites.</summary>
/// <param name="Outcome">What it would measure, in words.</param>
/// <param name="Baseline">Of the sites, in the outcome's own unit.</param>
/// <param name="Plan">Null where <paramref name="Reason"/> says why there is none.</param>
internal sealed record TrialOutlook(string? Outcome, string? Unit, int Decimals, double? Baseline, string? BaselineWords, TrialPlan? Plan, string? Reason);
