namespace HealthNeeds.Core.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFiles
{
    public static string Root => RepositoryRoot.Path;

    public static FileStream Open(params string[] path) => File.OpenRead(Path.Combine([Root, .. path]));
}
