namespace HealthNeeds.Store.Schema;

/// <summary>What a figure says, and SQL that compares it between a row <c>p</c> of one release and a row <c>q</c> of another.</summary>
internal static class FigureFields
{
    private static readonly (string Name, bool IsNumber, string[] Columns)[] Beside =
    [
        ("limits", true, ["lower", "upper"]),
        ("count", true, ["count"]),
        ("denominator", true, ["denominator"]),
        ("reason", false, ["missing"]),
        ("note", false, ["note"]),
        ("trend", false, ["trend"]),
    ];

    /// <summary>What may differ beside the value, in the order of <see cref="Counts"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Beside.Select(f => f.Name)];

    /// <summary>Columns of <c>o</c> besides the value.</summary>
    public static string Columns { get; } = string.Join(", ", Beside.SelectMany(f => f.Columns).Select(c => $"o.{c}"));

    /// <summary>Of a row <c>o</c>.</summary>
    public static string Fingerprint { get; } =
        string.Join(", ", Beside.SelectMany(f => f.Columns.Select(c => f.IsNumber ? Digits($"o.{c}") : $"o.{c}")).Prepend(Digits("o.value")));

    public static string IsRevised { get; } = Number("value");

    /// <summary>Both have the row, the value is the same and something beside it is not.</summary>
    public static string IsCorrected { get; } = $"(p.area is not null and q.area is not null and not {IsRevised} and ({string.Join(" or ", Beside.Select(Differs))}))";

    /// <summary>A column for each of <see cref="Names"/>.</summary>
    public static string Flags { get; } = string.Join(", ", Beside.Select((f, i) => $"{Differs(f)} as differs{i}"));

    /// <summary>A list: how many of the corrected rows differ in each of <see cref="Names"/>.</summary>
    public static string Counts { get; } = $"[{string.Join(", ", Beside.Select((_, i) => $"count(*) filter (corrected and differs{i})"))}]";

    /// <summary>"upper 4.1 → 4.2; note none → small numbers"; empty where nothing beside the value differs.</summary>
    public static string Detail { get; } =
        $"case when p.area is not null and q.area is not null then concat_ws('; ', {string.Join(", ", Beside.Where(f => f.Name != "reason").SelectMany(f => f.Columns.Select(c => Item(f.IsNumber, c))))}) end";

    private static string Item(bool isNumber, string column) =>
        $"case when {(isNumber ? Number(column) : Text(column))} then concat('{column} ', coalesce(p.{column}::varchar, 'none'), ' → ', coalesce(q.{column}::varchar, 'none')) end";

    private static string Differs((string Name, bool IsNumber, string[] Columns) field) =>
        $"({string.Join(" or ", field.Columns.Select(c => field.IsNumber ? Number(c) : Text(c)))})";

    /// <summary>One part in a thousand million: sums over areas come out a little different each time they are added up.</summary>
    private static string Number(string column) =>
        $"((p.{column} is null) <> (q.{column} is null) or coalesce(abs(q.{column} - p.{column}) > 1e-9 * greatest(abs(p.{column}), abs(q.{column})), false))";

    private static string Text(string column) => $"(p.{column} is distinct from q.{column})";

    /// <summary>Mantissa to eleven digits and exponent: sums that were added up in another order have the same, revised numbers have not.</summary>
    private static string Digits(string number) => $"""
        case when {number} is null then 0 when {number} = 0 then 1
        else hash(floor(log10(abs({number}))), round({number} * pow(10, 10 - floor(log10(abs({number})))))) end
        """;
}
