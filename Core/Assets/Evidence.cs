namespace HealthNeeds.Core.Assets;

/// <param name="Source">Id of the document, as in "sy-assets-study-2022".</param>
/// <param name="Place">Where in it: a section, page or recommendation.</param>
public sealed record Evidence(string Source, string Place)
{
    /// <summary>Needs this passage shows the asset to address, by id.</summary>
    public IReadOnlyList<string> Supports { get; init; } = [];
}
