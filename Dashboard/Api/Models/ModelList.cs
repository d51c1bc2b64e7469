using HealthNeeds.Core.Models;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Models;

/// <param name="Sensitivities">How much of the movement in ranks each assumption explains (Sobol indices), over England and over the region.</param>
internal sealed record ModelList(ReleaseStamp Release, IReadOnlyList<string> Caveats, IReadOnlyList<ModelItem> Items, IReadOnlyList<Sensitivity> Sensitivities)
{
    public static readonly IReadOnlyList<string> Words =
    [
        "'leave-la-out': an area is estimated by models that never saw its local authority. 'leave-lsoa-out': with the level of its authority and MSOA by their other LSOAs, its own figure left out. Candidate 'shipped' is what ships.",
        "'outside-…': the burden, and simple orders, against a figure of health that nothing in the ranking is made of.",
        "Where no model beat the best baseline, the card's 'shipped' names the baseline that ranks instead. 'imd-2025' and 'iod-health-2025' hold the outcomes themselves.",
        "Outcomes of the Indices of Deprivation are shrunk and modelled by their publisher, and later periods overlap Census 2021.",
        "'sensitivities': every assumption is varied at once. 'first' is the share of the variance in how far ranks move that one explains by itself, 'total' with what it does together with others; limits hold the middle 90% of a bootstrap. England is ranked there by about 3,000 of its LSOAs.",
    ];
}
