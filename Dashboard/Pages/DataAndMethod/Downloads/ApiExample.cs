namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Downloads;

/// <summary>A program that asks the API: a file of docs/examples, which a test runs.</summary>
/// <param name="Language">As its users call it.</param>
/// <param name="File">Its name in docs/examples.</param>
public sealed record ApiExample(string Language, string File, string Text)
{
    private static readonly Lazy<IReadOnlyList<ApiExample>> Read = new(() => [Of("Python", "need.py"), Of("R", "need.R"), Of("C#", "NeedExample.cs")]);

    public static IReadOnlyList<ApiExample> All => Read.Value;

    private static ApiExample Of(string language, string file)
    {
        using var stream = typeof(ApiExample).Assembly.GetManifestResourceStream(file) ?? throw new InvalidDataException($"{file} is not part of this program.");
        using var reader = new StreamReader(stream);
        return new ApiExample(language, file, reader.ReadToEnd());
    }
}

/// <summary>What the page about the API shows.</summary>
/// <param name="Areas">How many areas of each level the release holds.</param>
public sealed record ApiGuideView(string Region, string Release, IReadOnlyDictionary<AreaLevel, int> Areas, IReadOnlyList<ApiExample> Examples);
