using System.Xml.Linq;

namespace HealthNeeds.Architecture.Tests;

/// <summary>The source tree these tests read.</summary>
internal static class Repository
{
    public static readonly IReadOnlyList<string> Projects = ["Core", "Store", "Analytics", "Ingest", "Dashboard"];

    public static readonly DirectoryInfo Root = new(RepositoryRoot.Path);

    public static IEnumerable<FileInfo> Sources(string project) =>
        Files(project, "*.cs").Concat(Files(project, "*.razor"));

    public static IReadOnlyList<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Root.FullName, project, $"{project}.csproj"))
            .Descendants(kind)
            .Select(e => e.Attribute("Include")!.Value)
            .Select(path => kind == "ProjectReference" ? Path.GetFileNameWithoutExtension(path) : path)
            .Order(StringComparer.Ordinal)
            .ToList();

    public static string Relative(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName);

    private static IEnumerable<FileInfo> Files(string project, string pattern) =>
        new DirectoryInfo(Path.Combine(Root.FullName, project))
            .EnumerateFiles(pattern, SearchOption.AllDirectories)
            .Where(f => !Relative(f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));
}
