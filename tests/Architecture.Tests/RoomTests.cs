using System.Collections.Concurrent;

namespace HealthNeeds.Architecture.Tests;

/// <summary>The folders of a project use each other one way only, so that a reader can begin at the lowest and need nothing of those above.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Projects => new(Repository.Projects);

    private static readonly ConcurrentDictionary<string, RoomGraph> Graphs = new(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_UseEachOther_OneWayOnly(string project)
    {
        var graph = Read(project);
        var edges = graph.Circles().SelectMany(circle => Edges(graph, circle));
        string.Join(Environment.NewLine, edges).Should().BeEmpty($"the folders of {project} may not use each other in a circle");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_AreSeen(string project) => Read(project).Uses.Should().NotBeEmpty("a graph without edges has no circles, whatever the code does");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_AreTheFolders(string project) =>
        Repository.Sources(project).Where(f => f.Extension == ".cs" && f.Name != "Program.cs")
            .Where(f => !File.ReadLines(f.FullName).Contains($"namespace HealthNeeds.{Path.GetDirectoryName(Repository.Relative(f))!.Replace(Path.DirectorySeparatorChar, '.')};"))
            .Select(Repository.Relative).Should().BeEmpty();

    [Fact]
    public void Circle_OfThreeRooms_IsFoundWithItsEdges()
    {
        var graph = Samples("Circle");

        graph.Circles().Should().ContainSingle().Which.Should().Equal("Low", "Middle", "Top");
        Edges(graph, graph.Circles().Single()).Should().Equal(
            "Low -> Top because Shelf uses Roof",
            "Middle -> Low because Stair uses Shelf",
            "Top -> Middle because Roof uses Stair");
    }

    [Fact]
    public void Member_OfATypeNobodyNames_IsAUse() => Samples("Silent").Uses.Select(u => u.Used).Should().BeEquivalentTo("Shelf", "ShelfMaker");

    [Fact]
    public void Attribute_ArgumentsAndAttributes_AreUses() => Samples("Marked").Uses.Select(u => u.ToString()).Should().Equal(
        "Top -> Low because Roof uses MarkAttribute",
        "Top -> Low because Roof uses Shelf");

    private static RoomGraph Samples(string sample) => RoomGraph.In($"{typeof(RoomTests).Namespace}.Samples.{sample}", typeof(RoomTests).Assembly.Location);

    /// <summary>Each project is read once for all tests.</summary>
    private static RoomGraph Read(string project) => Graphs.GetOrAdd(project, RoomGraph.Of);

    private static IEnumerable<string> Edges(RoomGraph graph, IReadOnlyList<string> circle) =>
        graph.Uses.Where(u => circle.Contains(u.From) && circle.Contains(u.To)).Select(u => u.ToString());
}
