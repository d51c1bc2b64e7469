namespace HealthNeeds.Core.Areas;

/// <summary>An Integrated Care System the product is set up for.</summary>
/// <param name="Id">As in addresses and configuration: "south-yorkshire".</param>
/// <param name="Icb">The ICB's code: every area whose ICB this is belongs to the region.</param>
/// <param name="Boundaries">Folder below data/boundaries, or null where no boundaries are bundled.</param>
/// <param name="Assets">File name of the asset catalogue below data/, or null where there is none.</param>
public sealed record Region(string Id, string Name, AreaCode Icb, string? Boundaries, string? Assets);
