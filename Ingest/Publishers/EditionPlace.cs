namespace HealthNeeds.Ingest.Publishers;

/// <summary>Which edition of a source is asked, where every edition has an address of its own.</summary>
/// <param name="Now">The settings that say so, with the values in use.</param>
/// <param name="Later">Inside a sentence, what a later edition's values are and where somebody finds them.</param>
internal sealed record EditionPlace(SettingHint Now, string Later)
{
    /// <summary>"Live__Postcodes__Item=9e5a… (a line in …) says which edition is asked; a later one's value is …".</summary>
    public string Words => $"{Now.Words} {(Now.Settings.Count == 1 ? "says" : "say")} which edition is asked. To ask a later one, set there {Later}.";
}
