namespace HealthNeeds.Fixtures;

/// <summary>Those of data/focus-areas.json. Tests count them here, so that another one is data alone.</summary>
public static class FixtureFocusAreas
{
    public static IReadOnlyList<FocusArea> All { get; } = Read();

    /// <summary>Every ranking there is, by id: the overall one, then those of the focus areas.</summary>
    public static IReadOnlyList<string> Rankings { get; } = [FocusArea.Overall, .. All.Select(f => f.Id)];

    private static IReadOnlyList<FocusArea> Read()
    {
        using var stream = FixtureResource.Open(FocusAreaCatalogue.FileName);
        return FocusAreaCatalogue.Read(stream);
    }
}

internal static class FixtureResource
{
    public static Stream Open(string name) =>
        typeof(FixtureResource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is not embedded.");

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
