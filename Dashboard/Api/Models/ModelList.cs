using HealthNeeds.Core.Models;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Models;

/// <param name="Sensitivities">How much of the movement in ranks each assumption explains (Sobol indices).</param>
internal sealed record ModelList(ReleaseStamp Release, IReadOnlyList<string> Caveats, IReadOnlyList<ModelItem> Items, IReadOnlyList<Sensitivity> Sensitivities)
{
    public static readonly IReadOnlyList<string> Words =
    [
        "Metrics are out of fold: an area is predicted by models that never saw its local authority.",
        "Where the trees did not beat the best baseline, 'shipped' names the baseline that ranks instead.",
        "Outcomes of the Indices of Deprivation are shrunk and modelled by their publisher, and later periods overlap Census 2021.",
    ];
}
