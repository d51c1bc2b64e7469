using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.FindNeed;

internal sealed record AssetSpot(string Number, Location Location, string Place, IReadOnlyList<Asset> Assets);
