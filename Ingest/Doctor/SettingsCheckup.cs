using System.Collections;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>Settings in the environment that nothing reads: misspelt, of another version, or under the name of a source there is not.</summary>
/// <param name="names">What may stand in the place of a name, by the section before it: ids of sources behind "Live:Sources".</param>
internal sealed class SettingsCheckup(KnownSettings known, IReadOnlyDictionary<string, IReadOnlyCollection<string>> names)
{
    private const string Check = "settings";

    /// <summary>So many letters may be wrong, too many or too few for a name to be taken for another.</summary>
    private const int FewLetters = 2;

    /// <summary>What .NET itself reads.</summary>
    private static readonly HashSet<string> Framework = new(StringComparer.OrdinalIgnoreCase) { "Logging", "Kestrel", "AllowedHosts" };

    public static IEnumerable<string> OfThisProcess() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => (string)e.Key);

    public IEnumerable<Finding> Run(IEnumerable<string> variables)
    {
        var read = 0;
        var wrong = new List<Finding>();
        foreach (var variable in variables.Order(StringComparer.Ordinal))
        {
            if (Problem(variable, ref read) is { } finding)
                wrong.Add(finding);
        }

        if (wrong.Count == 0)
            yield return Finding.Ok(Check, $"{read} of the environment's settings are the product's, and all of them are read.");
        foreach (var finding in wrong)
            yield return finding;
        if (!known.Programs.Any(p => p.EndsWith("Dashboard.dll", StringComparison.Ordinal)))
            yield return Finding.NotChecked(Check, "The site's program is not beside this one, so its settings are not known.");
    }

    private Finding? Problem(string variable, ref int read)
    {
        var key = variable.Replace("__", ":", StringComparison.Ordinal);
        var section = key.Split(':')[0];
        if (known.Knows(key))
        {
            read++;
            return UnknownName(variable, key);
        }

        if (key.Contains(':', StringComparison.Ordinal) && !Framework.Contains(section))
            return known.Sections.Contains(section) || Nearest(section, known.Sections, FewLetters) is not null ? Unread(variable, key) : null;
        // One underscore in the place of two, or a name like one of ours.
        if (variable.Contains('_', StringComparison.Ordinal) && known.Knows(variable.Replace("__", "_", StringComparison.Ordinal).Replace('_', ':')))
            return Unread(variable, variable.Replace('_', ':'));
        var single = known.Patterns.Where(p => !p.Contains(':', StringComparison.Ordinal)).ToList();
        return Nearest(variable, single, FewLetters) is not null && char.IsAsciiLetterLower(variable[^1]) ? Unread(variable, key) : null;
    }

    private Finding Unread(string variable, string key)
    {
        var nearest = Nearest(key, known.Patterns, int.MaxValue)!.Replace(":", "__", StringComparison.Ordinal);
        return Finding.Warn(Check, $"Nothing reads {variable}.", $"Did you mean {nearest}? The documents in docs/ list the settings: operations.md, deployment.md, access.md, replicas.md and workers.md.");
    }

    /// <summary>A setting of a source or publisher that there is not.</summary>
    private Finding? UnknownName(string variable, string key)
    {
        foreach (var (before, there) in names)
        {
            if (key.StartsWith($"{before}:", StringComparison.OrdinalIgnoreCase) && key[(before.Length + 1)..].Split(':')[0] is var name && !there.Contains(name, StringComparer.OrdinalIgnoreCase))
                return Finding.Warn(Check, $"{variable} is of '{name}', which there is not.", $"Expected one of {string.Join(", ", there.Order(StringComparer.Ordinal))}.");
        }

        return null;
    }

    private static string? Nearest(string text, IEnumerable<string> among, int most) =>
        among.Select(a => (Name: a, Distance: Distance(text.ToUpperInvariant(), a.ToUpperInvariant()))).Where(a => a.Distance <= most).OrderBy(a => a.Distance).ThenBy(a => a.Name, StringComparer.Ordinal).Select(a => a.Name).FirstOrDefault();

    /// <summary>Levenshtein's: letters to put in, take out or change.</summary>
    private static int Distance(string a, string b)
    {
        var before = Enumerable.Range(0, b.Length + 1).ToArray();
        foreach (var (i, letter) in a.Index())
        {
            int[] now = [i + 1, .. new int[b.Length]];
            for (var j = 0; j < b.Length; j++)
                now[j + 1] = Math.Min(Math.Min(now[j], before[j + 1]) + 1, before[j] + (letter == b[j] ? 0 : 1));
            before = now;
        }

        return before[^1];
    }
}
