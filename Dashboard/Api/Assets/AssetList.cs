using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <param name="Focus">Null where assets of every focus area are listed.</param>
/// <param name="Search">The words searched for, or null where assets are in the catalogue's order.</param>
/// <param name="Area">The area whose assets are listed, or null.</param>
/// <param name="Links">Relations the source states; only those that touch a listed asset.</param>
/// <param name="Sources">What the evidence of the assets cites, by id.</param>
internal sealed record AssetList(
    ReleaseStamp Release,
    string? Focus,
    string? Search,
    string? Area,
    string Attribution,
    IReadOnlyList<Asset> Items,
    IReadOnlyList<AssetLink> Links,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<AssetSource> Sources)
{
    public const string Study = "Assets: South Yorkshire health and wellbeing assets study, 2022, and the public records that each entry cites; each entry says where in them";
}
