using System.IO.Compression;
using System.Xml;

namespace HealthNeeds.Ingest.Tables;

/// <summary>
/// The parts of an Office package (ECMA-376 part 2, Open Packaging Conventions) and how they point at one another. Names of parts do not differ by case; where a part is says
/// the relationship that leads to it, of the transitional or the strict namespace.
/// </summary>
internal sealed class PackageParts
{
    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, CloseInput = true };

    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    public PackageParts(ZipArchive archive)
    {
        foreach (var entry in archive.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>What a part points at, by the ids of its relationships. None where it points at nothing.</summary>
    /// <param name="part">Empty for the package itself.</param>
    public IReadOnlyList<PackageRelation> RelationsOf(string part)
    {
        var (folder, name) = (part[..(part.LastIndexOf('/') + 1)], part[(part.LastIndexOf('/') + 1)..]);
        var file = $"{folder}_rels/{name}.rels";
        return parts.ContainsKey(file)
            ? Elements(file, "Relationship", r => new PackageRelation(r.GetAttribute("Id") ?? string.Empty, Kind(r.GetAttribute("Type")), Target(folder, r.GetAttribute("Target"))))
            : [];
    }

    /// <exception cref="XmlException">There is no such part.</exception>
    public XmlReader Open(string part) => parts.TryGetValue(part, out var entry) ? XmlReader.Create(entry.Open(), Plain) : throw new XmlException($"no part {(part.Length == 0 ? "for the workbook" : part)}");

    public List<T> Elements<T>(string part, string element, Func<XmlReader, T> read)
    {
        using var xml = Open(part);
        var found = new List<T>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
                found.Add(read(xml));
        }

        return found;
    }

    /// <summary>"worksheet" of ".../officeDocument/2006/relationships/worksheet" and of its strict twin.</summary>
    private static string Kind(string? type) => type is null ? string.Empty : type[(type.LastIndexOf('/') + 1)..];

    /// <summary>A target is an address below the folder of the part that points at it, or below the root where it begins with a slash.</summary>
    private static string Target(string folder, string? target)
    {
        var root = new Uri("part:///");
        return target is not null && Uri.TryCreate(new Uri(root, folder), target.Replace('\\', '/'), out var at)
            ? Uri.UnescapeDataString(at.AbsolutePath).TrimStart('/')
            : throw new XmlException($"a relationship that points at '{target}'");
    }
}

/// <summary>One part's pointer at another.</summary>
/// <param name="Kind">Last word of its type: "worksheet", "sharedStrings".</param>
/// <param name="Part">Name of the part without a leading slash.</param>
internal sealed record PackageRelation(string Id, string Kind, string Part);
