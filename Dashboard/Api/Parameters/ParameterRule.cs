namespace HealthNeeds.Dashboard.Api.Parameters;

/// <summary>What one parameter may hold. The same row checks a request, words its refusal and documents the parameter.</summary>
/// <param name="Allowed">The accepted values, or one entry that says in words what they look like.</param>
/// <param name="Accepts">Whether a value is one of them.</param>
/// <param name="Default">Used where the parameter is absent; null where its absence means something else, which the description says.</param>
internal sealed record ParameterRule(string Name, string Description, IReadOnlyList<string> Allowed, Func<string, bool> Accepts, string Example, string? Default = null)
{
    /// <summary>Anything longer is refused before it is looked at.</summary>
    public int MaxLength { get; init; } = 64;

    /// <summary>True where <see cref="Allowed"/> is the full list of values.</summary>
    public bool IsClosed { get; init; }

    /// <summary>True where the value is a part of the path.</summary>
    public bool InPath { get; init; }

    public static ParameterRule OneOf(string name, string description, string @default, params string[] values) =>
        new(name, description, values, value => Array.IndexOf(values, value) >= 0, values[^1], @default) { IsClosed = true };

    public static ParameterRule Like(string name, string description, string form, Func<string, bool> accepts, string example) =>
        new(name, description, [form], accepts, example);
}
