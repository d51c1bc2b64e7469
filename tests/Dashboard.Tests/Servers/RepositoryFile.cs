namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFile
{
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([RepositoryRoot.Path, .. parts]);
}
