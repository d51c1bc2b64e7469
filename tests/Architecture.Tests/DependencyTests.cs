using System.Diagnostics;
using System.Text.Json.Nodes;

namespace HealthNeeds.Architecture.Tests;

/// <summary>What the product is made of that others wrote: the list is as it was restored, and every licence one that is allowed.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void List_IsWhatWasRestored_AndEveryLicenceIsAllowed()
    {
        var (code, said) = Check(Repository.Root.FullName);
        code.Should().Be(0, said);
    }

    [Theory]
    [InlineData("GPL-3.0-only", true, "licence GPL-3.0-only is not allowed in the archive")]
    [InlineData("MPL-2.0", true, "licence MPL-2.0 is not allowed in the archive")]
    [InlineData("AGPL-3.0-only", false, "licence AGPL-3.0-only is not allowed. Used by tests/Journeys")]
    [InlineData(null, true, "licence not named is not allowed in the archive")]
    public void Licence_ThatIsNotAllowed_IsNamed(string? licence, bool ships, string expected)
    {
        using var tree = new LinkedTree();
        tree.ChangePart(ships ? "node_modules/nhsuk-frontend" : "node_modules/axe-core", licence);
        var (code, said) = Check(tree.Root);
        code.Should().Be(1);
        said.Should().Contain(expected).And.Contain("docs/dependencies.md is not what was restored");
    }

    [Fact]
    public void Licences_WhereNoTestWasRestored_AreCopied()
    {
        using var tree = new LinkedTree();
        tree.TakeAway("tests");
        var licences = Path.Combine(tree.Root, "licences");
        var (code, said) = Ask("--licences", licences, "--root", tree.Root);
        code.Should().Be(0, said);
        Directory.EnumerateFiles(licences).Select(Path.GetFileName).Should().Contain(f => f!.StartsWith("DuckDB.NET.Bindings.Full-", StringComparison.Ordinal));
        Directory.Delete(licences, recursive: true);
    }

    private static (int Code, string Said) Check(string root) => Ask("--check", "--root", root);

    /// <summary>What scripts/dependencies.mjs says.</summary>
    internal static (int Code, string Said) Ask(params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root.FullName, "scripts", "dependencies.mjs"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        node.WaitForExit();
        return (node.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
    }

    /// <summary>A tree that has all of the repository's folders by links, and a lock file of its own.</summary>
    private sealed class LinkedTree : IDisposable
    {
        private const string LockFile = "package-lock.json";

        public LinkedTree()
        {
            foreach (var folder in Repository.Root.EnumerateDirectories().Where(d => d.Name != ".git"))
                Directory.CreateSymbolicLink(Path.Combine(Root, folder.Name), folder.FullName);
            File.Copy(Path.Combine(Repository.Root.FullName, LockFile), Path.Combine(Root, LockFile));
        }

        public string Root { get; } = Directory.CreateTempSubdirectory("dependencies-").FullName;

        public void ChangePart(string part, string? licence)
        {
            var path = Path.Combine(Root, LockFile);
            var file = JsonNode.Parse(File.ReadAllText(path))!;
            file["packages"]![part]!["license"] = licence;
            File.WriteAllText(path, file.ToJsonString());
        }

        public void TakeAway(string folder) => Directory.Delete(Path.Combine(Root, folder));

        public void Dispose()
        {
            foreach (var link in Directory.EnumerateDirectories(Root))
                Directory.Delete(link);
            Directory.Delete(Root, recursive: true);
        }
    }
}
