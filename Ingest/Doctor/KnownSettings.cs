using System.Collections;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>
/// Every setting that site and worker read, found in their programs: classes of options with their section, and keys that stand in the code. So
/// no list has to be kept, and one that is new is known at once.
/// </summary>
internal sealed partial class KnownSettings
{
    private const string Any = "*";
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly HashSet<string> patterns = new(StringComparer.OrdinalIgnoreCase);

    private KnownSettings(IReadOnlyList<string> programs)
    {
        Programs = programs;
        foreach (var program in programs)
        {
            foreach (var type in Types(Assembly.LoadFrom(program)))
                AddOptions(type);
            foreach (var key in Keys(program))
                patterns.Add(key);
        }
    }

    /// <summary>What was looked into; without the site's program where it is not beside this one.</summary>
    public IReadOnlyList<string> Programs { get; }

    /// <summary>Each as in "Live:Sources:*:Schedule".</summary>
    public IReadOnlyCollection<string> Patterns => patterns;

    /// <summary>The first words: "Live", "Releases" and so on.</summary>
    public IReadOnlySet<string> Sections => patterns.Where(p => p.Contains(':', StringComparison.Ordinal)).Select(p => p.Split(':')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of the programs beside this one, or in the source tree built as this one is.</summary>
    /// <param name="folder">Where this program lies; its own folder where nothing is said.</param>
    public static KnownSettings Find(string? folder = null)
    {
        var here = (folder ?? AppContext.BaseDirectory).TrimEnd(Path.DirectorySeparatorChar);
        var (framework, build) = (Path.GetFileName(here), Path.GetFileName(Path.GetDirectoryName(here))!);
        string[] sites = [Path.Combine(here, "HealthNeeds.Dashboard.dll"), Path.GetFullPath(Path.Combine(here, "..", "..", "..", "..", "Dashboard", "bin", build, framework, "HealthNeeds.Dashboard.dll"))];
        var own = Directory.EnumerateFiles(here, "HealthNeeds.*.dll").Where(f => Path.GetFileName(f) is "HealthNeeds.Ingest.dll" or "HealthNeeds.Store.dll");
        return new KnownSettings([.. own, .. sites.Where(File.Exists).Take(1)]);
    }

    public bool Knows(string key)
    {
        var parts = key.Split(':');
        return patterns.Any(p => Matches(p.Split(':'), parts));
    }

    /// <summary>A pattern that ends in "**" takes whatever follows.</summary>
    private static bool Matches(string[] pattern, string[] parts)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "**")
                return parts.Length > i;
            if (i >= parts.Length || (pattern[i] != Any && !pattern[i].Equals(parts[i], StringComparison.OrdinalIgnoreCase)))
                return false;
        }

        return pattern.Length == parts.Length;
    }

    private static Type[] Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            // A page whose package this program does not have is no class of options.
            return [.. some.Types.OfType<Type>()];
        }
    }

    private void AddOptions(Type type)
    {
        const BindingFlags Constants = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        if (type.GetField("Section", Constants) is { IsLiteral: true } section && section.GetRawConstantValue() is string name)
            AddProperties(name, type);
        if (type.GetField("Setting", Constants) is { IsLiteral: true } setting && setting.GetRawConstantValue() is string key)
            patterns.Add(key);
    }

    private void AddProperties(string section, Type type)
    {
        foreach (var property in type.GetProperties(Members))
        {
            var (key, of) = ($"{section}:{property.Name}", property.PropertyType);
            if (of.IsGenericType && typeof(IDictionary).IsAssignableFrom(of))
                AddValue($"{key}:{Any}", of.GetGenericArguments()[1]);
            else if (of != typeof(string) && typeof(IEnumerable).IsAssignableFrom(of))
                patterns.Add($"{key}:**");
            else if (property.SetMethod is not null)
                AddValue(key, of);
        }
    }

    private void AddValue(string key, Type type)
    {
        if (type.IsClass && type.Assembly.GetName().Name!.StartsWith("HealthNeeds.", StringComparison.Ordinal))
            AddProperties(key, type);
        else
            patterns.Add(key);
    }

    /// <summary>Keys that are written in the code, as "Data:Directory"; one that ends in a colon has a name put behind it.</summary>
    private static IEnumerable<string> Keys(string program)
    {
        using var file = new PEReader(File.OpenRead(program));
        var metadata = file.GetMetadataReader();
        for (var at = MetadataTokens.UserStringHandle(1); !at.IsNil; at = metadata.GetNextHandle(at))
        {
            var text = metadata.GetUserString(at);
            if (Key().IsMatch(text))
                yield return text.EndsWith(':') ? text + Any : text;
        }
    }

    [GeneratedRegex(@"\A[A-Z][A-Za-z]+(?::[A-Z][A-Za-z]+)+:?\z", RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Key();
}
