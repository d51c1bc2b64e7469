using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>A site over a release of two ICBs, with regions of several areas set up beside South Yorkshire.</summary>
public sealed class PairServer() : ApiServer(MadeReleases.Pair.PutInto, Settings)
{
    /// <summary>Two ICBs.</summary>
    public const string Both = "both";

    /// <summary>Authorities of two ICBs.</summary>
    public const string Across = "across";

    /// <summary>Authorities of one.</summary>
    public const string Inner = "inner";

    /// <summary>One authority.</summary>
    public const string Alone = "single";

    public static Dictionary<string, string> Settings => new() { ["Region"] = "south-yorkshire", ["Data:Directory"] = Folder.Value };

    private static readonly Lazy<string> Folder = new(() =>
    {
        var made = System.IO.Directory.CreateTempSubdirectory("healthneeds-pair-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(made, recursive: true);
        Fill(made);
        return made;
    });

    /// <summary>What a site reads of data/: the outlines of England and the regions.</summary>
    public static void Fill(string data)
    {
        var outlines = Path.Combine(data, EnglandOutlineFile.Path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(outlines)!);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "data", EnglandOutlineFile.Path), outlines);
        Region(data, "south-yorkshire", "South Yorkshire", """ "icb": "E54000061" """, 1);
        Region(data, Both, "York and Kernow", """ "icbs": ["E54000061", "E54000036"] """, 2);
        Region(data, Across, "Barnsley and Cornwall", """ "authorities": ["E08000016", "E06000052"] """, 3);
        Region(data, Inner, "The Dearne", """ "authorities": ["E08000016", "E08000017"] """, 4);
        Region(data, Alone, "Barnsley alone", """ "authorities": ["E08000016"] """, 5);
    }

    public static void Region(string data, string id, string name, string parts, int order) => File.WriteAllText(
        Path.Combine(System.IO.Directory.CreateDirectory(Path.Combine(data, "regions", id)).FullName, "region.json"),
        $$"""{ "id": "{{id}}", "name": "{{name}}", {{parts}}, "order": {{order}}, "sources": [] }""");
}

/// <summary>Classes that only ask it share one.</summary>
[CollectionDefinition(nameof(PairServer))]
public sealed class PairCollection : ICollectionFixture<PairServer>;
