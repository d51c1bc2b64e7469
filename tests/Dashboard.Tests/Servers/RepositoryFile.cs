namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFile
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    /// <exception cref="InvalidOperationException">The tests do not run inside the repository.</exception>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Above(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "HealthNeeds.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException($"No HealthNeeds.sln above {start}.");
    }
}
