namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>What is asked of a layer.</summary>
/// <param name="Fields">In the order asked for. All of them order the records: the first alone may stand in several, and ties could fall either side of a page.</param>
/// <param name="Where">Which records; all where nothing is said.</param>
internal sealed record LayerQuery(string Layer, IReadOnlyList<string> Fields, bool Geometry = false, string Format = "json", string Where = "1=1")
{
    /// <summary>Where the service says what the layer is, its fields among it.</summary>
    public Uri Description(Uri services) => new(services, $"{Uri.EscapeDataString(Layer)}/FeatureServer/0?f=json");

    public Uri Address(Uri services, int offset, int pageSize) => new(
        services,
        $"{Uri.EscapeDataString(Layer)}/FeatureServer/0/query?where={Uri.EscapeDataString(Where)}&outFields={string.Join(',', Fields)}&orderByFields={string.Join(',', Fields)}" +
        $"&returnGeometry={(Geometry ? "true" : "false")}&outSR=4326&f={Format}&resultOffset={offset}&resultRecordCount={pageSize}");
}
