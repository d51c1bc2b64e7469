namespace HealthNeeds.Core.Tests;

/// <summary>Finds files of the repository from where the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static FileStream Open(params string[] path) => File.OpenRead(Path.Combine([Root, .. path]));

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HealthNeeds.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No HealthNeeds.sln in or above {start}.");
    }
}
