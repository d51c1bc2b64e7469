using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Changes;

namespace HealthNeeds.Dashboard.Data.Changes;

/// <param name="Area">Null where the release that is read does not hold it any more.</param>
public sealed record MoveLine(Area? Area, RankMove Move);
