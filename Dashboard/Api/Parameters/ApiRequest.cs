using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Parameters;

/// <summary>The parameters of one request, each known to keep its rule.</summary>
internal sealed class ApiRequest
{
    private readonly Dictionary<string, string> _values;

    private ApiRequest(Dictionary<string, string> values) => _values = values;

    /// <exception cref="RefusedRequestException">A parameter is unknown, repeated, empty, too long or breaks its rule.</exception>
    public static ApiRequest Read(HttpRequest request, IReadOnlyList<ParameterRule> rules)
    {
        RefuseUnknown(request, rules);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (Text(request, rule) is { } text)
                values.Add(rule.Name, rule.OfRelease ? text : Checked(rule, text));
        }

        return new ApiRequest(values);
    }

    public bool Has(ParameterRule rule) => _values.ContainsKey(rule.Name);

    /// <summary>The value given, or the default; null where neither is.</summary>
    public string? Find(ParameterRule rule) => _values.GetValueOrDefault(rule.Name) ?? rule.Default;

    /// <exception cref="RefusedRequestException">400: it has no default and was not given.</exception>
    public string Get(ParameterRule rule) => Find(rule) ?? throw new RefusedRequestException(ProblemKinds.MissingParameter, $"'{rule.Name}' is needed: {rule.Description}", rule.Name, found: null, rule.Allowed);

    public AreaCode? FindArea(ParameterRule rule) => Find(rule) is { } code ? new AreaCode(code) : null;

    public AreaLevel Level => EnumWords.TryParse<AreaLevel>(Get(ParameterRules.Level), out var level) ? level : throw new InvalidOperationException("The rule for 'level' lets through what is no level.");

    public NeedKind Kind => EnumWords.Parse<NeedKind>(Get(ParameterRules.Kind));

    /// <summary>Null where none is asked for.</summary>
    public Sex? Sex => Find(ParameterRules.Sex) is { } sex ? Enum.Parse<Sex>(sex, ignoreCase: true) : null;

    /// <summary>"json", "geojson", or "csv" where a table is asked for, in whatever form: the download looks at that itself.</summary>
    public string Format => Get(ParameterRules.Json) is var format && TableFormat.Names.Contains(format, StringComparer.Ordinal) ? TableFormat.Csv.Name : format;

    public int Offset => int.Parse(Get(ParameterRules.Offset));

    public int Limit => int.Parse(Get(ParameterRules.Limit));

    private static void RefuseUnknown(HttpRequest request, IReadOnlyList<ParameterRule> rules)
    {
        var known = rules.Where(r => !r.InPath).Select(r => r.Name).ToList();
        if (request.Query.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            var words = known.Count == 0 ? "this address takes none" : $"this address takes {string.Join(", ", known)}";
            throw new RefusedRequestException(ProblemKinds.UnknownParameter, $"The parameter in 'found' is not known here: {words}.", found: unknown, allowed: known);
        }
    }

    private static string? Text(HttpRequest request, ParameterRule rule)
    {
        if (rule.InPath)
            return (string?)request.RouteValues[rule.Name];
        var given = request.Query[rule.Name];
        return given.Count <= 1
            ? given
            : throw new RefusedRequestException(ProblemKinds.RepeatedParameter, $"'{rule.Name}' was given {given.Count} times; give it once.", rule.Name, string.Join(" | ", given.Take(5)), rule.Allowed);
    }

    /// <exception cref="RefusedRequestException">The text is empty, too long or breaks the rule.</exception>
    public static string Checked(ParameterRule rule, string text)
    {
        var fault = text.Length == 0 ? "is empty"
            : text.Length > rule.MaxLength ? $"is {text.Length} characters long; at most {rule.MaxLength} are read"
            : rule.Accepts(text) ? null
            : "is not allowed";
        return fault is null
            ? text
            : throw new RefusedRequestException(ProblemKinds.BadValue, $"The value of '{rule.Name}' {fault}. Expected {Expected(rule)}.", rule.Name, text, rule.Allowed);
    }

    private static string Expected(ParameterRule rule) => rule.IsClosed ? $"one of {string.Join(", ", rule.Allowed)}" : rule.Allowed[0];
}
