namespace HealthNeeds.Fixtures;

internal static class FixtureResource
{
    public static Stream Open(string name) =>
        typeof(FixtureResource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is not embedded.");
}
