namespace HealthNeeds.Benchmarks;

/// <summary>The checkout this program was built in, found by walking up from it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "HealthNeeds.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException($"No HealthNeeds.sln above {AppContext.BaseDirectory}.");
    }
}
