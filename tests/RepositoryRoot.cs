namespace HealthNeeds;

/// <summary>The checkout that tests and benchmarks were built in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "HealthNeeds.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No HealthNeeds.sln above {AppContext.BaseDirectory}.");
    }
}
