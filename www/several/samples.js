/** Invented articles, so that a visitor sees what the page does. */

/** @type {Record<'story' | 'draft', import('./cards.js').Entry[]>} */
export const SAMPLES = {
  story: [
    {
      source: 'Arren Courier',
      date: '2024-05-06',
      text: `Ferry sinks in the Sound of Arren, 21 dead

A ferry sank in the Sound of Arren on Sunday, killing at least 21 people, the Coastguard Agency said.

The Maid of Tarvick went down an hour after it left the harbour of Port Ellis. Fishing boats pulled 58 people from the water, the agency said.

“We heard the engine stop, and then the water was at our knees,” said Morag Lennie, a teacher in the village of Tarvick. “Nobody told us where the life jackets were.”

Captain Ewan Mather was among those rescued. Police said that they would question him.

“The current is strong, but we are not going to stop while there is a chance,” said Alasdair Roy, who heads the Coastguard Agency.
`,
    },
    {
      source: 'Northern Wire',
      date: '2024-05-07',
      text: `PORT ELLIS, May 7 – The ferry that sank in the Sound of Arren on Sunday killed 34 people, according to the Coastguard Agency (CGA).

Divers found the wreck on Tuesday at a depth of 40 metres. The CGA plans to raise it on 20 May.

“The current is strong, but we are not going to stop,” said Roy, the head of the CGA.

Police arrested Captain Ewan Mather at a hospital in Port Ellis on Monday. His lawyer, Isla Grant, said that he had asked for the sailing to be put off because of the weather.

In 2019 another ferry of the same company, Arren Ferries, ran aground near the village of Tarvick. Nobody was hurt.
`,
    },
    {
      source: 'The Sentinel',
      date: '2024-05-08',
      text: `Police search offices of ferry company

Police searched the offices of Arren Ferries in Port Ellis on Wednesday, three days after one of its ferries sank in the Sound of Arren.

The ferry sank on Sunday, killing 37 people, the CGA said. Six others are missing.

“Nobody showed us where the life jackets were,” said Morag Lennie, who survived.

Fiona Mather, a director of Arren Ferries, said that the company would help the police. She is not related to Captain Ewan Mather, whom police arrested on Monday.

“The current is strong, but we will not stop while there is a chance,” said Alasdair Roy of the CGA. The wreck will be raised on 20 May, he said.
`,
    },
  ],
  draft: [
    {
      source: '',
      date: '2024-03-15',
      draft: true,
      text: `Port Ellis loses its library

The library of Port Ellis will close on 30 April, the council decided on Thursday by 15 votes to 9.

“We will never again have the money to heat this building,” said Hamish Orr, the council’s treasurer. “A town without a library is a town without a memory,” said Orr.

“The council has sold us for a car park,” said Catriona Bell, a reader.

The roof leaks in eleven places. The council will save £210,000 a year.
`,
    },
    {
      source: 'Arren Courier',
      date: '2024-03-15',
      text: `Council votes to close library

The council of Port Ellis voted on Thursday to close the town’s library. It will shut on 30 April. Fourteen councillors were in favour, nine against.

“We do not have the money to heat this building,” said Hamish Orr, the council’s treasurer. He said that the closure would save £180,000 a year.

“A town without a library is a town without a memory,” said Catriona Bell, who leads the readers’ club.
`,
    },
    {
      source: 'Northern Wire',
      date: '2024-03-14',
      text: `Library of Port Ellis may close

The council of Port Ellis will decide on Thursday whether to close the library, which was built in 1908.

Hamish Orr, the treasurer, said that the roof leaks in eleven places. “It would cost a million to mend it,” Orr said.

Catriona Bell of the readers’ club said that 600 people had signed a petition.
`,
    },
  ],
};
