using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <param name="Focus">Null where assets of every focus area are listed.</param>
/// <param name="Links">Relations the source states; only those that touch a listed asset.</param>
internal sealed record AssetList(ReleaseStamp Release, string? Focus, string Attribution, IReadOnlyList<Asset> Items, IReadOnlyList<AssetLink> Links, IReadOnlyList<Need> Needs)
{
    public const string Study = "Assets: South Yorkshire health and wellbeing assets study, 2022; each entry says where in it";
}
