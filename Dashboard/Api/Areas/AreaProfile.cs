using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <param name="Path">The areas around it, largest first.</param>
/// <param name="Inside">The areas of the next smaller level.</param>
/// <param name="Rankings">Empty for an area of a level that is not ranked.</param>
internal sealed record AreaProfile(
    ReleaseStamp Release,
    AreaItem Area,
    IReadOnlyList<AreaStamp> Path,
    IReadOnlyList<AreaStamp> Inside,
    RankingReading Reading,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<AreaNeed> Rankings);
