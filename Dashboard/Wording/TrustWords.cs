namespace HealthNeeds.Dashboard.Wording;

/// <summary>What pages and the API say of the trusts that serve a neighbourhood, in the same words.</summary>
internal static class TrustWords
{
    public const string NotReached = "Not available: comes with the first live refresh. A worker that can reach GOV.UK fetches OHID's catchment populations of acute trusts.";

    public const string NoPatients = "OHID publishes no catchment of an acute trust for this neighbourhood.";

    public const string Suppressed = "fewer than 8 patients";

    public static readonly IReadOnlyList<string> Caveats =
    [
        "Where this neighbourhood's patients were admitted, all conditions together. A trust is not the nearest one, and a share says nothing of which care was needed.",
        "A trust to which fewer than 8 patients went is named without a number, which OHID does not publish. Shares therefore do not sum to all patients; what is left also holds patients of trusts that are not listed.",
    ];

    public static string Name(AdmissionKind admission) => admission switch
    {
        AdmissionKind.All => "All admissions",
        AdmissionKind.Elective => "Elective",
        _ => "Emergency",
    };

    /// <summary>"2024, 2 years old", or each kind of admission with its own.</summary>
    public static string Periods(IReadOnlyList<TrustShare> shares, TimeProvider clock)
    {
        var periods = shares.Select(s => (s.Admission, s.Period)).Distinct().OrderBy(p => p.Admission).ToList();
        return periods.DistinctBy(p => p.Period).Count() == 1 ? PeriodWords.WithAge(periods[0].Period, clock) : string.Join("; ", periods.Select(p => $"{p.Admission.Id()} {PeriodWords.WithAge(p.Period, clock)}"));
    }

    /// <summary>The share of patients in no number, to a whole per cent. Null where the kind of admission has no figures.</summary>
    public static double? NotShown(IEnumerable<TrustShare> shares, AdmissionKind admission) =>
        shares.Where(s => s.Admission == admission).ToList() is { Count: > 0 } here ? Math.Round(Math.Max(0, 1 - here.Sum(s => s.Share ?? 0)), 2) : null;
}
