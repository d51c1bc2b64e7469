using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>The LSOAs in which a practice's patients live, as far as they are its catchment.</summary>
/// <param name="Inside">LSOAs with the share of the list that is asked for, most patients first.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
internal sealed record PlaceCatchment(string Practice, int Percent, IReadOnlyList<PracticeShare> Inside, string? Reason)
{
    /// <summary>Share of the practice's list that lives in the catchment.</summary>
    public double Share => Inside.Sum(s => s.Share);

    public string Words => Reason ?? $"LSOAs with at least {Percent}% of the {Inside[0].List:N0} patients of practice {Practice} each: {Inside.Count} LSOAs, in which {Share:0%} of its patients live. Their residents are not all its patients.";

    public static PlaceCatchment Of(ReleaseFigures figures, string practice, int percent, CancellationToken token)
    {
        if (figures.Lease.PlaceLists.Catchment(practice, token) is not { } shares)
            return new PlaceCatchment(practice, percent, [], "Catchments of practices are not available from this release: it was made before releases kept where the patients of each practice live, or from no patient registrations. The next release has them.");
        PracticeShare[] inside = [.. shares.Where(s => s.Share * 100 >= percent)];
        return new PlaceCatchment(practice, percent, inside, inside.Length > 0 ? null
            : shares.Count == 0 ? $"The patient registrations of this release have no practice {practice}."
            : $"In no LSOA live {percent}% of the patients of practice {practice}; the most in one are {shares[0].Share:0.0%}.");
    }
}
