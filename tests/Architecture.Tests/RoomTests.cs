using System.Collections.Concurrent;

namespace HealthNeeds.Architecture.Tests;

/// <summary>The folders of a project use each other one way only, so that a reader can begin at the lowest and need nothing of those above.</summary>
public sealed class RoomTests
{
    /// <summary>Projects whose folders are free of circles.</summary>
    public static TheoryData<string> Projects => ["Analytics"];

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
    public void Sources_AreUnderstoodInFull(string project) => string.Join(Environment.NewLine, Read(project).Unresolved).Should().BeEmpty("a name that is not found hides what uses it");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_AreTheFolders(string project) =>
        Repository.Sources(project).Where(f => f.Extension == ".cs")
            .Where(f => !File.ReadLines(f.FullName).Contains($"namespace HealthNeeds.{Path.GetDirectoryName(Repository.Relative(f))!.Replace(Path.DirectorySeparatorChar, '.')};"))
            .Select(Repository.Relative).Should().BeEmpty();

    [Fact]
    public void Circle_OfThreeRooms_IsFoundWithItsEdges()
    {
        var graph = RoomGraph.Of(
            "Analytics",
            ("Low/A.cs", "namespace HealthNeeds.Analytics.Low; class A { string Name() => new Top.C().Name; }"),
            ("Middle/B.cs", "namespace HealthNeeds.Analytics.Middle; class B { Low.A? a; }"),
            ("Top/C.cs", "namespace HealthNeeds.Analytics.Top; class C { public string Name => nameof(Middle.B); }"),
            ("Main.cs", "namespace HealthNeeds.Analytics; class Main { void Run() { Middle.B b = new(); } }"));

        graph.Circles().Should().ContainSingle().Which.Should().Equal("Low", "Middle", "Top");
        Edges(graph, graph.Circles().Single()).Should().Equal(
            "Low -> Top because A in Low/A.cs uses C",
            "Middle -> Low because B in Middle/B.cs uses A",
            "Top -> Middle because C in Top/C.cs uses B");
    }

    [Fact]
    public void Member_OfATypeNobodyNames_IsAUse() =>
        RoomGraph.Of(
            "Analytics",
            ("Low/A.cs", "namespace HealthNeeds.Analytics.Low; class A { public int Size; } class Maker { public static A Make() => new(); }"),
            ("Top/C.cs", "using HealthNeeds.Analytics.Low; namespace HealthNeeds.Analytics.Top; class C { int Size() => Maker.Make().Size; }"))
            .Uses.Select(u => u.Used).Should().BeEquivalentTo("A", "Maker");

    /// <summary>Each project is read once for all tests: a compiler at work takes its time.</summary>
    private static RoomGraph Read(string project) => Graphs.GetOrAdd(project, p => RoomGraph.Of(p));

    private static IEnumerable<string> Edges(RoomGraph graph, IReadOnlyList<string> circle) =>
        graph.Uses.Where(u => circle.Contains(u.From) && circle.Contains(u.To)).Select(u => u.ToString());
}
