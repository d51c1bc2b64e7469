namespace HealthNeeds.Fixtures;

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
